import { acme, competitor, council, dispatcher, officerOf, reviewer } from './testing/harbour.js';
import { refusalOf, Story } from './testing/story.js';
import type { Channel } from './vocabulary.js';

const customs = officerOf('customs');
const border = officerOf('border');
const CONTACT = { who: 'Mr. Li', agreed: 'Inspection at 3 pm' };

describe('A2 sign', () => {
  it('stops the sign clock of this unit only', () => {
    const story = new Story().raise().sign('border');
    expect(story.last).toMatchObject([
      { type: 'assignment.signed', data: { unit_id: 'border', role: 'co', clock: 'satisfied' } },
    ]);
    expect(story.whistle!.state).toBe('dispatched');
    expect(story.assignmentOf('border').clocks.sign!.stoppedAt).toBe(story.now);
    expect(story.assignmentOf('customs').clocks.sign!.stoppedAt).toBeNull();
  });

  it('T6: work starts when the lead signs', () => {
    const story = new Story().raise().sign('customs');
    expect(story.types).toEqual(['assignment.signed', 'ticket.started']);
    expect(story.whistle).toMatchObject({ state: 'in_progress', startedAt: story.now });
  });

  it('reports no clock where the policy sets none', () => {
    const story = new Story().raise({ category: 'question' }).sign('customs');
    expect(story.last[0]).toMatchObject({ data: { clock: 'none' } });
  });

  it.each([
    ['another unit', border],
    ['the dispatcher', dispatcher],
    ['the raiser', acme],
    ['an officer without a unit', { accountId: 'x', role: 'unit_officer' as const }],
  ])('is not for %s', (_, actor) => {
    const story = new Story().raise();
    const { id } = story.assignmentOf('customs');
    expect(refusalOf(() => story.act('sign', { assignmentId: id }, actor))).toEqual({
      code: 'not_entitled',
      params: { actors: ['own_unit'] },
    });
  });

  it('happens once', () => {
    const story = new Story().raise().sign('customs');
    expect(refusalOf(() => story.sign('customs'))).toEqual({
      code: 'illegal_transition',
      params: { state: 'signed', legal_from: ['offered'] },
    });
  });

  it('is open to units that are only informed, and nothing more', () => {
    const story = new Story().raise({ category: 'inner' }).sign('union');
    expect(refusalOf(() => story.reportIn('union')).code).toBe('only_informed');
  });

  it('needs an assignment of this whistle', () => {
    const story = new Story().raise();
    expect(refusalOf(() => story.act('sign', { assignmentId: 'elsewhere' }, customs)).code).toBe('not_found');
    expect(refusalOf(() => new Story().act('resolve', {}, customs)).code).toBe('not_found');
  });
});

describe('A3 report in', () => {
  it('records the contact and stops the contact clock', () => {
    const story = new Story().raise().sign('border').reportIn('border');
    expect(story.last).toMatchObject([
      {
        type: 'assignment.reported_in',
        data: { channel: 'on_site', who: 'Mr. Li', agreed: 'Inspection at 3 pm', clock: 'satisfied' },
      },
    ]);
    expect(story.assignmentOf('border')).toMatchObject({ state: 'working', reportedInAt: story.now });
  });

  it.each(['emergency', 'enforcement'] as const)('to an %s, somebody has to be there', (kind) => {
    const story = new Story().raise({ kind }, dispatcher).sign('customs');
    const by = (channel: Channel) => story.on('report_in', 'customs', { contact: { ...CONTACT, channel } });
    for (const channel of ['phone', 'message', 'meeting', 'other'] as const)
      expect(refusalOf(() => by(channel))).toEqual({
        code: 'presence_needed',
        params: { kind, channels: ['on_site', 'online'] },
      });
    expect(by('online').assignmentOf('customs').state).toBe('working');
  });

  it('to any other kind, a call will do; what it has become counts', () => {
    const story = new Story().raise().sign('customs').sign('border');
    const call = { contact: { ...CONTACT, channel: 'phone' } } as const;
    story.on('report_in', 'customs', call);
    story.act('reprioritise', { kind: 'enforcement', reason: 'Joint' }, dispatcher);
    expect(refusalOf(() => story.on('report_in', 'border', call)).code).toBe('presence_needed');
  });

  it('comes after signing', () => {
    const story = new Story().raise();
    expect(refusalOf(() => story.reportIn('border')).params).toEqual({
      state: 'offered',
      legal_from: ['signed'],
    });
    expect(refusalOf(() => story.sign('border').submit('border')).params).toEqual({
      state: 'signed',
      legal_from: ['working'],
    });
  });
});

describe('A8 submit, A9 accept, A10 return', () => {
  it('a co-unit’s result is accepted by the lead or the dispatcher', () => {
    const story = new Story().raise().worked('customs', 'border', 'terminal').accept('border');
    expect(story.last).toMatchObject([
      {
        type: 'assignment.accepted',
        data: { unit_id: 'border', clock: 'satisfied', submitted_at: new Date(story.now).toISOString() },
      },
    ]);
    expect(story.accept('terminal', dispatcher).assignmentOf('terminal').state).toBe('accepted');
  });

  it('the lead’s own result is accepted by the dispatcher, never by the lead itself', () => {
    const story = new Story().raise().worked('customs');
    expect(refusalOf(() => story.accept('customs')).code).toBe('not_entitled');
    expect(story.accept('customs', dispatcher).assignmentOf('customs').state).toBe('accepted');
  });

  it.each([
    ['the unit itself', border],
    ['another co-unit', officerOf('terminal')],
    ['the raiser', acme],
    ['the council', council],
  ])('is not judged by %s', (_, actor) => {
    const story = new Story().raise().worked('border');
    expect(refusalOf(() => story.accept('border', actor)).code).toBe('not_entitled');
    expect(refusalOf(() => story.return('border', actor)).code).toBe('not_entitled');
  });

  it('a returned result goes back to work with its reason, and is counted', () => {
    const story = new Story().raise().worked('border').return('border');
    expect(story.last).toMatchObject([
      { type: 'assignment.returned', data: { submission_no: 1, reason: 'No proof' } },
    ]);
    expect(story.assignmentOf('border')).toMatchObject({
      state: 'working',
      clocks: { resolve: { stoppedAt: null } },
    });
    expect(story.submit('border').last).toMatchObject([
      { type: 'assignment.submitted', data: { submission_no: 2 } },
    ]);
    expect(story.assignmentOf('border').submissions.map(({ returned }) => returned?.reason)).toEqual([
      'No proof',
      undefined,
    ]);
  });

  it('cannot be judged twice', () => {
    const story = new Story().raise().worked('border').accept('border');
    expect(refusalOf(() => story.return('border')).params).toEqual({
      state: 'accepted',
      legal_from: ['submitted'],
    });
  });
});

describe('T11b resolve', () => {
  it('accepts the lead’s own result with it', () => {
    const story = new Story().resolved();
    expect(story.types).toEqual(['assignment.accepted', 'ticket.resolved']);
    expect(story.last[1]).toMatchObject({
      data: { lead_unit_id: 'customs', unit_ids: ['customs', 'border', 'terminal'] },
    });
    expect(story.whistle!.assignments.map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  it('keeps an acceptance that the dispatcher has given', () => {
    const story = new Story()
      .raise({ category: 'question' })
      .worked('customs')
      .accept('customs', dispatcher)
      .resolve();
    expect(story.types).toEqual(['ticket.resolved']);
  });

  it('waits for every co-unit, and says for which', () => {
    const story = new Story().raise().worked('customs', 'border').accept('border');
    expect(refusalOf(() => story.resolve())).toEqual({
      code: 'units_outstanding',
      params: {
        policy: 'all_accepted',
        outstanding: [
          { assignment_id: story.assignmentOf('terminal').id, unit_id: 'terminal', state: 'offered' },
        ],
      },
    });
  });

  it('waits for the lead’s own result', () => {
    const story = new Story().raise().worked('border', 'terminal').sign('customs');
    expect(refusalOf(() => story.resolve())).toEqual({
      code: 'lead_not_submitted',
      params: { state: 'signed', legal_from: ['submitted', 'accepted'] },
    });
  });

  it('is the lead’s alone, and needs a whistle in progress', () => {
    const story = new Story().raise();
    expect(refusalOf(() => story.resolve('border')).code).toBe('not_entitled');
    expect(refusalOf(() => story.act('resolve', {}, dispatcher)).code).toBe('not_entitled');
    expect(refusalOf(() => story.resolve())).toEqual({
      code: 'illegal_transition',
      params: { state: 'dispatched', legal_from: ['in_progress'] },
    });
  });
});

describe('T16 call-back, T17 close, T18 redo', () => {
  it.each([
    [{ solved: 'yes', satisfaction: 'satisfied' }, 'solved'],
    [{ solved: 'yes', satisfaction: 'basic' }, 'solved'],
    [{ solved: 'yes' }, 'unrated'],
  ] as const)('%j closes it as %s', (answer, outcome) => {
    const story = new Story().resolved().callBack(answer);
    expect(story.types).toEqual(['callback.recorded', 'ticket.closed']);
    expect(story.whistle).toMatchObject({ state: 'closed', outcome });
  });

  it.each([
    [{ solved: 'no', satisfaction: 'satisfied' }, 'not_solved'],
    [{ solved: 'partial' }, 'partly_solved'],
    [{ solved: 'yes', satisfaction: 'dissatisfied' }, 'dissatisfied'],
  ] as const)('%j has it done again: %s', (answer, cause) => {
    const story = new Story().resolved().at('2026-10-08T10:00').tick().callBack(answer);
    expect(story.types).toEqual([
      'callback.recorded',
      'ticket.reopened',
      ...Array(3).fill('assignment.reopened'),
    ]);
    expect(story.last[0]).toMatchObject({ round: 1 });
    expect(story.last[1]).toMatchObject({ round: 2, data: { cause } });
    expect(story.whistle).toMatchObject({ state: 'in_progress', round: 2, resolvedAt: null });
    expect(story.assignmentOf('border')).toMatchObject({
      state: 'working',
      role: 'co',
      previousId: story.whistle!.assignments[1]!.id,
      clocks: { sign: null, contact: null },
    });
    expect(new Date(story.assignmentOf('border').clocks.resolve!.dueAt).toISOString()).toBe(
      '2026-10-21T02:00:00.000Z',
    );
  });

  it('a redo ends as the first round did; the second is the secretariat’s business', () => {
    const story = new Story()
      .raise({ category: 'inner' })
      .worked('police', 'terminal')
      .accept('terminal', dispatcher);
    const again = () =>
      story.submit('police').submit('terminal').accept('terminal', officerOf('police')).resolve('police');
    story.resolve('police').callBack({ solved: 'no' });
    expect(story.whistle!.level).toBe(1);
    again().callBack({ solved: 'partial' });
    expect(story.whistle).toMatchObject({ round: 2, state: 'resolved' });
    story.act('review_redo', { redo: true, reason: 'Half done' }, reviewer);
    expect(story.whistle).toMatchObject({ level: 2, round: 3, state: 'in_progress' });
    again().callBack({ solved: 'yes', satisfaction: 'satisfied' });
    expect(story.whistle).toMatchObject({ state: 'closed', outcome: 'solved' });
    expect(story.whistle!.callBacks.map(({ round }) => round)).toEqual([1, 2, 3]);
  });

  it('leaves the assignments of earlier rounds alone', () => {
    const story = new Story().resolved().callBack({ solved: 'no' });
    const old = story.whistle!.assignments[1]!;
    expect(
      refusalOf(() => story.act('submit', { assignmentId: old.id, result: 'again' }, border)),
    ).toMatchObject({
      code: 'illegal_transition',
      params: { state: 'accepted' },
    });
  });

  it('is for the raiser, or for the hotline on its behalf', () => {
    const story = new Story().resolved();
    for (const actor of [customs, border, competitor, council, { ...acme, enterpriseId: undefined }]) {
      expect(refusalOf(() => story.callBack({ solved: 'yes' }, actor)).code).toBe('not_entitled');
    }
    expect(story.callBack({ solved: 'yes' }, dispatcher).last[0]).toMatchObject({
      data: { on_behalf: true },
    });
  });

  it('comes after resolving, once', () => {
    expect(refusalOf(() => new Story().raise().callBack({ solved: 'yes' })).params).toEqual({
      state: 'dispatched',
      legal_from: ['resolved'],
    });
    const closed = new Story().resolved().callBack({ solved: 'yes' });
    expect(refusalOf(() => closed.callBack({ solved: 'no' })).params).toMatchObject({ state: 'closed' });
  });

  it('nothing moves any more once it is closed', () => {
    const story = new Story()
      .raise({ category: 'inner' })
      .worked('police', 'terminal')
      .accept('terminal', dispatcher);
    story.resolve('police').callBack({ solved: 'yes' });
    expect(refusalOf(() => story.sign('union'))).toEqual({
      code: 'illegal_transition',
      params: { state: 'closed', legal_from: ['dispatched', 'in_progress', 'on_account'] },
    });
  });
});
