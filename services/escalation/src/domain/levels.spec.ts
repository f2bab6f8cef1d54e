import {
  acme,
  council,
  dispatcher,
  headOf,
  officerOf,
  reviewer,
  secondDispatcher,
  steward,
  supervisor,
} from './testing/harbour.js';
import { at, local, refusalOf, Story, TICKET } from './testing/story.js';

const started = () => new Story().raise().sign('customs');
const escalate = (story: Story, by = dispatcher) => story.act('escalate', { reason: 'Stuck' }, by);

describe('T8 levels', () => {
  it('rise once per rule and round; level 3 is on the agenda', () => {
    const story = escalate(started()); // key work begins with the secretariat
    expect(story.last).toMatchObject([
      { data: { from_level: 2, to_level: 3, agenda_item: true, cause: 'dispatcher' } },
      { type: 'clock.started', data: { clock: 'supervision' } },
      { type: 'clock.started', data: { clock: 'progress' } },
    ]);
    expect(refusalOf(() => escalate(story))).toEqual({
      code: 'escalated_already',
      params: { cause: 'dispatcher' },
    });
    expect(escalate(story, headOf('customs')).whistle!.level).toBe(4);
    expect(refusalOf(() => escalate(story, secondDispatcher)).code).toBe('highest_level');
  });

  it('rise for the raiser after a missed deadline only', () => {
    const story = started();
    expect(refusalOf(() => escalate(story, acme)).code).toBe('no_grounds_to_escalate');
    escalate(story.at('2026-09-28T11:00'), acme);
    expect(story.last.find(({ type }) => type === 'ticket.escalated')).toMatchObject({
      data: { cause: 'deadline_missed' },
    });
    expect(refusalOf(() => escalate(story, officerOf('customs'))).code).toBe('not_entitled');
  });
});

describe('T13, T14 on account', () => {
  const reviewAt = at('2026-11-30T09:00');
  const ask = (story: Story, date = reviewAt) =>
    story.act(
      'request_account',
      { reason: 'upstream', plan: 'Report upward', told: 'Understood', reviewAt: date },
      officerOf('customs'),
    );
  /** Until 2026-10-09 18:00 at the longest. */
  const pausedLead = () =>
    escalate(started()).reportIn('customs').on('pause', 'customs', { reason: 'A list' });
  const hung = () => ask(escalate(started())).act('approve_account', {}, council);

  it('is agreed to by the council at level 3: resolve clocks stand, the review runs', () => {
    const story = hung();
    expect(story.whistle!.state).toBe('on_account');
    expect(story.types).toEqual([
      'ticket.hung',
      ...Array(4).fill('clock.paused'),
      'clock.started',
      'clock.voided', // no reports meanwhile
    ]);
    expect(story.whistle!.clocks.review!.dueAt).toBe(reviewAt);
    const quiet = story
      .at('2026-11-29T09:00')
      .tick()
      .last.filter(({ type }) => type === 'clock.breached');
    expect(quiet.every(({ data }) => (data as { clock: string }).clock !== 'resolve')).toBe(true);
  });

  it('is not agreed to for a date that has passed meanwhile', () => {
    const story = ask(escalate(started()), at('2026-09-29T09:00')).at('2026-09-30T09:00');
    const approve = (body: { reviewAt?: number }) => story.act('approve_account', body, council);
    expect(refusalOf(() => approve({})).code).toBe('review_out_of_reach');
    expect(approve({ reviewAt }).whistle!.clocks.review!.dueAt).toBe(reviewAt);
  });

  it('stands still for it also who waits already, and goes on waiting afterwards if that has not ended', () => {
    const story = ask(pausedLead()).act('approve_account', {}, council);
    expect(story.types.filter((type) => type === 'clock.paused')).toHaveLength(4);
    story.at('2026-11-29T09:00').tick();
    expect(story.types).toContain('assignment.resumed');
    const missed = story.last.filter(({ type }) => type === 'clock.breached');
    expect(missed.filter(({ data }) => (data as { clock: string }).clock === 'resolve')).toEqual([]);
    story.act('review_account', { stay: false, reason: 'Solved upstream' }, council);
    expect(story.types.filter((type) => type === 'clock.resumed')).toHaveLength(4);
    for (const { clocks } of [story.assignmentOf('customs'), story.whistle!])
      expect(clocks.resolve!.dueAt).toBeGreaterThan(story.now);

    const early = ask(pausedLead()).act('approve_account', {}, council).at('2026-09-29T09:00');
    early.act('review_account', { stay: false, reason: 'Solved upstream' }, council);
    expect(early.assignmentOf('customs').state).toBe('paused');
    expect(early.at('2026-10-09T18:01').tick().types).toContain('clock.resumed');
    expect(local(early.whistle!.clocks.resolve!.dueAt)).toBe('2026-10-22T18:00');
  });

  it('leaves signing and contact owed, and lets them be done', () => {
    const story = hung().sign('border').reportIn('border');
    expect(story.assignmentOf('border').state).toBe('working');
    expect(refusalOf(() => story.submit('border')).params).toMatchObject({ state: 'on_account' });
    story.at('2026-09-28T10:01').tick();
    const late = story.last.flatMap(({ type, data }) => (type === 'clock.breached' ? [data] : []));
    expect(late).toMatchObject([{ unit_id: 'terminal', clock: 'sign' }]);
  });

  it('a missed review is a breach; it stays only with a new date, and goes on with the time that was left', () => {
    const story = hung().at('2026-11-30T09:01').tick();
    expect(story.last).toContainEqual(
      expect.objectContaining({
        type: 'clock.breached',
        data: expect.objectContaining({ clock: 'review', assignment_id: null }) as object,
      }),
    );
    const stay = { stay: true, reason: 'Still closed' };
    expect(refusalOf(() => story.act('review_account', stay, reviewer)).code).toBe('review_out_of_reach');
    story.act('review_account', { ...stay, reviewAt: at('2026-12-31T09:00') }, reviewer);
    expect(story.types).toEqual(['account.reviewed', 'clock.satisfied', 'clock.started']);
    story.act('review_account', { stay: false, reason: 'Solved upstream' }, council);
    expect(story.types).toContain('ticket.resumed');
    expect(story.whistle!.state).toBe('in_progress');
    expect(story.assignmentOf('customs').clocks.resolve!.dueAt).toBeGreaterThan(story.now);
  });

  it('is refused: too low a level, the same person or unit, too late a review, without a request', () => {
    const low = ask(started());
    expect(refusalOf(() => low.act('approve_account', {}, council)).code).toBe('level_too_low');
    expect(refusalOf(() => ask(low)).code).toBe('account_asked_already');
    const story = ask(escalate(started()));
    const approve = (by = council) => story.act('approve_account', {}, by);
    expect(refusalOf(() => approve({ ...council, unitId: 'customs' })).code).toBe('second_person_needed');
    expect(refusalOf(() => approve({ ...council, accountId: 'customs-officer' })).code).toBe(
      'second_person_needed',
    );
    expect(refusalOf(() => ask(started(), at('2027-01-15T09:00'))).code).toBe('review_out_of_reach');
    story.act('refuse_account', { reason: 'There is a policy' }, council);
    expect(refusalOf(() => approve()).code).toBe('no_account_asked');
    expect(
      refusalOf(() =>
        hung().act('review_account', { stay: false, reason: 'x' }, { ...council, unitId: 'customs' }),
      ).code,
    ).toBe('second_person_needed');
  });
});

describe('T15 urging and supervising', () => {
  it('keep a log and change nobody’s rights', () => {
    const story = started().act('urge', { unitId: 'border', note: 'Sign' }, supervisor);
    story
      .act('urge', { note: 'Today' }, dispatcher)
      .act('supervise', { supervised: true, note: 'Twice' }, supervisor);
    expect(story.whistle!.particulars).toMatchObject({
      supervised: true,
      supervision: [{ step: 'urged', unitId: 'border' }, { step: 'urged' }, { step: 'supervised' }],
    });
    expect(refusalOf(() => story.act('supervise', { supervised: true, note: 'x' }, supervisor)).code).toBe(
      'supervision_unchanged',
    );
    expect(refusalOf(() => story.act('urge', { unitId: 'police', note: 'x' }, supervisor)).code).toBe(
      'takes_no_part',
    );
    expect(refusalOf(() => story.act('supervise', { supervised: false, note: 'x' }, dispatcher)).code).toBe(
      'not_entitled',
    );
  });
});

describe('T18 the second time, T19', () => {
  const again = (story: Story) =>
    story.submit('customs').submit('border').submit('terminal').accept('border').accept('terminal').resolve();
  const twice = () => again(new Story().resolved().callBack({ solved: 'no' })).callBack({ solved: 'no' });

  it('a reviewer has it done again a level up, or closes it as not solvable', () => {
    const story = twice().act('review_redo', { redo: true, reason: 'Half done' }, reviewer);
    expect(story.whistle).toMatchObject({ state: 'in_progress', round: 3, level: 3 });
    const closed = twice().act('review_redo', { redo: false, reason: 'No law' }, reviewer);
    expect(closed.whistle).toMatchObject({ state: 'closed', outcome: 'not_solvable' });
    const first = new Story().resolved();
    expect(refusalOf(() => first.act('review_redo', { redo: true, reason: 'x' }, reviewer)).code).toBe(
      'nothing_to_review',
    );
  });

  it('a raiser reopens once, within 15 days', () => {
    const closed = () => new Story().resolved().callBack({ solved: 'yes' });
    const reopen = (story: Story) => story.act('reopen', { reason: 'It is back' }, acme);
    const story = reopen(closed());
    expect(story.whistle).toMatchObject({ state: 'in_progress', round: 2, closedAt: null, outcome: null });
    expect(refusalOf(() => reopen(again(story).callBack({ solved: 'yes' }))).code).toBe('reopened_already');
    expect(refusalOf(() => reopen(closed().at('2026-10-14T09:00'))).code).toBe('window_closed');
  });

  it('what comes back later names the closed whistle that it repeats', () => {
    const anew = (earlier?: Story) => {
      const story = new Story();
      story.known = earlier ? { earlier: earlier.whistle! } : {};
      return story.raise({ recurrenceOf: TICKET });
    };
    const closed = new Story().resolved().callBack({ solved: 'yes' });
    expect(anew(closed).whistle!.particulars.recurrenceOf).toBe(TICKET);
    expect(refusalOf(() => anew()).code).toBe('unknown_recurrence');
    expect(refusalOf(() => anew(new Story().resolved()))).toEqual({
      code: 'recurrence_still_open',
      params: { ticket_no: 'HB-2026-000001', state: 'resolved' },
    });
  });
});

describe('T21 reclassifying', () => {
  it('keeps the old value and judges no clock again', () => {
    const story = started();
    const due = story.assignmentOf('customs').clocks.resolve!.dueAt;
    story.act('recategorise', { category: 'noise', reason: 'Misread' }, officerOf('customs'));
    expect(story.last).toMatchObject([{ data: { old_category_code: 'clearance', category_code: 'noise' } }]);
    story.act('reprioritise', { kind: 'urgent', reason: 'Cold chain' }, dispatcher);
    expect(story.whistle).toMatchObject({ category: 'noise', kind: 'urgent' });
    expect(story.assignmentOf('customs').clocks.resolve!.dueAt).toBe(due);
    const refused = (category: string) =>
      refusalOf(() => story.act('recategorise', { category, reason: 'x' }, dispatcher)).code;
    expect([refused('noise'), refused('weather')]).toEqual(['nothing_changes', 'unknown_category']);
    expect(refusalOf(() => story.act('reprioritise', { reason: 'x' }, dispatcher)).code).toBe(
      'nothing_changes',
    );
  });
});

describe('T23 exclusion', () => {
  const ask = (story: Story) =>
    story.act('request_exclusion', { reason: 'force_majeure', grounds: 'Typhoon' }, headOf('border'));
  const note = { note: 'So it is' };

  it('is asked for, supported, granted by another person, and can be revoked', () => {
    const story = ask(new Story().resolved()).act('support_exclusion', note, dispatcher);
    story.act('grant_exclusion', note, reviewer);
    expect(story.whistle!.particulars.exclusion!.state).toBe('granted');
    expect(story.act('revoke_exclusion', note, reviewer).types).toEqual(['exclusion.revoked']);
  });

  it('is refused: out of order, by the same person, by whom it concerns, after a month', () => {
    const story = ask(new Story().resolved().callBack({ solved: 'yes' }));
    expect(refusalOf(() => story.act('grant_exclusion', note, reviewer))).toEqual({
      code: 'exclusion_not_so_far',
      params: { state: 'requested', legal_from: ['supported'] },
    });
    const support = (by = dispatcher) => story.act('support_exclusion', note, by);
    expect(refusalOf(() => support({ ...dispatcher, unitId: 'border' })).code).toBe('second_person_needed');
    support();
    const same = { ...reviewer, accountId: dispatcher.accountId };
    expect(refusalOf(() => story.act('grant_exclusion', note, same)).code).toBe('second_person_needed');
    expect(story.act('refuse_exclusion', note, reviewer).whistle!.particulars.exclusion!.state).toBe(
      'refused',
    );
    expect(refusalOf(() => ask(story.at('2026-10-29T09:00'))).code).toBe('window_closed');
    expect(refusalOf(() => ask(new Story().raise({ category: 'noise' }))).code).toBe('not_entitled');
  });
});

describe('T24 corrections', () => {
  const correct = (story: Story) =>
    story.act('correct', { reason: 'Typing', enterpriseId: 'other' }, steward);

  it('take effect at once while the month runs, and need a second person afterwards', () => {
    const story = correct(new Story().raise());
    expect(story.last).toMatchObject([{ data: { old_enterprise_id: 'acme', enterprise_id: 'other' } }]);
    const later = correct(new Story().raise().at('2026-10-12T09:00'));
    expect(later.types.at(-1)).toBe('correction.proposed');
    expect(later.whistle!.enterpriseId).toBe('acme');
    expect(refusalOf(() => later.act('confirm_correction', {}, steward)).code).toBe('second_person_needed');
    expect(refusalOf(() => correct(later)).code).toBe('correction_pending');
    expect(later.act('confirm_correction', {}, reviewer).whistle!.enterpriseId).toBe('other');
    expect(refusalOf(() => later.act('confirm_correction', {}, reviewer)).code).toBe('no_correction_pending');
  });

  it('need the second person for the earliest of what they correct', () => {
    const story = new Story().resolved().at('2026-10-12T09:00').callBack({ solved: 'yes' });
    const callBack = { id: TICKET, solved: 'yes' as const, satisfaction: null };
    story.act('correct', { reason: 'Typing', enterpriseId: 'other', callBack }, steward);
    expect(story.types).toEqual(['correction.proposed']);
  });

  it('put right what the raiser said', () => {
    const story = new Story().resolved().callBack({ solved: 'yes' });
    const callBack = { id: TICKET, solved: 'partial' as const, satisfaction: 'basic' as const };
    story.act('correct', { reason: 'Misheard', callBack }, steward);
    expect(story.whistle!.callBacks).toMatchObject([{ solved: 'partial', satisfaction: 'basic' }]);
    const unknown = { ...callBack, id: 'elsewhere' };
    const refused = (body: object) =>
      refusalOf(() => story.act('correct', { reason: 'x', ...body }, steward)).code;
    expect([refused({ callBack: unknown }), refused({}), refused({ enterpriseId: 'nobody' })]).toEqual([
      'unknown_call_back',
      'nothing_changes',
      'unknown_enterprise',
    ]);
  });
});
