import { type Actor, SYSTEM } from './actor.js';
import { acme, changed, council, dispatcher, harbour, officerOf } from './testing/harbour.js';
import { refusalOf, Story } from './testing/story.js';

const reviewer = { accountId: 'reviewer-account', role: 'reviewer' } as const;
const hotline = { accountId: 'hotline-account', role: 'hotline' } as const;
const as = (unit: string) => officerOf(unit);

/** customs leads; border and terminal have done their part. */
const ready = () =>
  new Story().raise().worked('customs', 'border', 'terminal').accept('border').accept('terminal', dispatcher);
const propose = (story: Story, text = 'A window at night') => story.act('propose', { text }, as('customs'));
const sign = (story: Story, unit: string) => story.act('sign_solution', {}, as(unit));
const refuse = (story: Story, unit: string) =>
  story.act('refuse_solution', { part: 'The hours', reason: 'Nobody is there' }, as(unit));
const solution = (story: Story) => story.whistle!.particulars.solutions!.at(-1)!;

describe('T10 the joint answer', () => {
  it('is proposed by the lead, who signs by it; the sign-off clock starts', () => {
    const story = propose(ready());
    expect(story.last).toMatchObject([
      {
        type: 'solution.proposed',
        data: { solution_no: 1, required: 3, sign_off_due_at: '2026-09-29T10:00:00.000Z' },
      },
    ]);
    expect(story.whistle!.state).toBe('sign_off');
    expect(solution(story).signed.map(({ unitId }) => unitId)).toEqual(['customs']);
  });

  it('takes contributions of every unit at work, of nobody else', () => {
    const story = ready().act('contribute', { text: 'We open the gate' }, as('terminal'));
    expect(story.last).toMatchObject([{ data: { unit_id: 'terminal', contribution_no: 1 } }]);
    for (const actor of [as('police'), acme, dispatcher])
      expect(refusalOf(() => story.act('contribute', { text: 'x' }, actor)).code).toBe('not_entitled');
    const informed = new Story().raise({ category: 'inner' }).sign('police');
    expect(refusalOf(() => informed.act('contribute', { text: 'x' }, as('union'))).code).toBe('not_entitled');
  });

  it('needs every co-unit accepted, or waived with a reason', () => {
    const story = new Story().raise().worked('customs', 'border').accept('border');
    expect(refusalOf(() => propose(story))).toMatchObject({
      code: 'units_outstanding',
      params: { outstanding: [{ unit_id: 'terminal' }] },
    });
    story.on('waive', 'terminal', { reason: 'Not concerned' }, as('customs'));
    expect(story.last).toMatchObject([{ type: 'assignment.waived', data: { unit_id: 'terminal' } }]);
    propose(story);
    expect(story.last[0]).toMatchObject({ data: { unit_ids: ['customs', 'border'], required: 2 } });
    sign(story, 'border');
    expect(story.types).toEqual([
      'solution.signed',
      'solution.approved',
      'assignment.accepted',
      'assignment.cancelled',
      'ticket.resolved',
    ]);
  });

  it('refuses what makes no sense', () => {
    const story = new Story().raise().worked('customs', 'border', 'terminal').accept('border');
    expect(refusalOf(() => story.act('propose', { text: 'x' }, as('border'))).code).toBe('not_entitled');
    const waive = (unit: string, by = as('customs')) => story.on('waive', unit, { reason: 'x' }, by);
    expect(refusalOf(() => waive('customs')).code).toBe('not_entitled');
    expect(refusalOf(() => waive('terminal', dispatcher)).code).toBe('not_entitled');
    expect(refusalOf(() => waive('terminal', as('border'))).code).toBe('not_entitled');
    waive('terminal');
    expect(refusalOf(() => waive('terminal')).code).toBe('waived_already');
    const alone = new Story().raise({ category: 'question' }).worked('customs');
    expect(refusalOf(() => propose(alone)).code).toBe('only_one_unit');
    const early = new Story().raise().worked('border', 'terminal').sign('customs');
    expect(refusalOf(() => propose(early)).code).toBe('lead_not_submitted');
    expect(refusalOf(() => propose(new Story().raise())).code).toBe('illegal_transition');
  });
});

describe('T11 the sign-off', () => {
  it('by all: the last signature resolves the whistle and owes a call-back', () => {
    const story = sign(propose(ready()), 'border');
    expect(story.types).toEqual(['solution.signed']);
    sign(story, 'terminal');
    expect(story.types).toEqual([
      'solution.signed',
      'solution.approved',
      'assignment.accepted',
      'ticket.resolved',
    ]);
    expect(story.whistle).toMatchObject({ state: 'resolved', summary: 'A window at night' });
  });

  it('by k of n where every hour counts', () => {
    const story = new Story().raise({ category: 'traffic', kind: 'urgent' });
    expect(story.whistle!.kind).toBe('urgent');
    const urgent = new Story().raise({ kind: 'urgent' }).worked('customs', 'border', 'terminal');
    urgent.accept('border').accept('terminal', dispatcher);
    expect(propose(urgent).last[0]).toMatchObject({ data: { required: 2 } });
    expect(sign(urgent, 'terminal').whistle!.state).toBe('resolved');
  });

  it('is each unit’s own, once', () => {
    const story = sign(propose(ready()), 'border');
    expect(refusalOf(() => sign(story, 'border')).code).toBe('signed_already');
    expect(refusalOf(() => sign(story, 'customs')).code).toBe('signed_already');
    expect(refusalOf(() => refuse(story, 'border')).code).toBe('signed_already');
    for (const actor of [as('police'), dispatcher, acme])
      expect(refusalOf(() => story.act('sign_solution', {}, actor)).code).toBe('not_entitled');
    expect(refusalOf(() => sign(ready(), 'border')).code).toBe('not_entitled');
  });

  it('takes the place of a resolution by the lead alone, once there is a joint answer', () => {
    const story = refuse(propose(ready()), 'border');
    expect(refusalOf(() => story.resolve()).code).toBe('sign_off_needed');
  });
});

describe('T12 a refusal is a transition (lessons 14)', () => {
  it('back to work with the part and the reason; the resolve clock has run on', () => {
    const story = propose(ready());
    const { dueAt } = story.whistle!.clocks.resolve!;
    refuse(story, 'terminal');
    expect(story.types).toEqual(['solution.refused']);
    expect(story.last[0]).toMatchObject({
      data: { unit_id: 'terminal', cause: 'refused', part: 'The hours', reason: 'Nobody is there' },
    });
    expect(story.whistle!.state).toBe('in_progress');
    expect(story.whistle!.clocks.resolve).toMatchObject({ dueAt, stoppedAt: null });
    propose(story, 'Other hours');
    expect(solution(story)).toMatchObject({ no: 2, outcome: 'open' });
    expect(sign(sign(story, 'border'), 'terminal').whistle!.state).toBe('resolved');
  });

  it('by itself when the sign-off was missed twice', () => {
    const story = propose(ready()).at('2026-09-30T09:01').tick();
    expect(story.types).toContain('clock.breached');
    expect(story.last.find(({ type }) => type === 'clock.started')).toMatchObject({
      data: { clock: 'sign_off', due_at: '2026-10-09T01:01:00.000Z' },
    });
    expect(story.whistle!.state).toBe('sign_off');
    story.at('2026-10-09T09:02').tick();
    expect(story.last.find(({ type }) => type === 'solution.refused')).toMatchObject({
      data: { cause: 'overdue', unit_id: null },
    });
    expect(story.whistle!.state).toBe('in_progress');
    expect(story.tick().last).toEqual([]);
  });
});

describe('T16 attempts and T17 who cannot be reached', () => {
  const attempt = (story: Story, channel: 'phone' | 'sms' | 'link', by: object = hotline) =>
    story.act(
      'attempt_call_back',
      { channel, outcome: channel === 'phone' ? 'no_answer' : 'sent' },
      by as never,
    );

  it('the first within a working day; three without an answer close it unrated', () => {
    const story = attempt(new Story().resolved(), 'phone');
    expect(story.last).toMatchObject([{ data: { attempt_no: 1, clock: 'satisfied' } }]);
    attempt(story.at('2026-09-29T09:00'), 'sms');
    attempt(story.at('2026-09-30T09:00'), 'phone');
    expect(story.types).toContain('ticket.closed');
    expect(story.whistle).toMatchObject({ state: 'closed', outcome: 'unrated' });
  });

  it('a late first attempt is on record', () => {
    const story = attempt(new Story().resolved().at('2026-09-29T09:01').tick(), 'phone');
    expect(story.last[0]).toMatchObject({ data: { clock: 'breached' } });
  });

  it('no close without feedback: the last attempt goes in writing (mechanisms 0.19)', () => {
    const story = attempt(attempt(new Story().resolved(), 'phone'), 'phone');
    expect(refusalOf(() => attempt(story, 'phone')).code).toBe('written_attempt_needed');
    expect(attempt(story, 'link').whistle!.state).toBe('closed');
  });

  it('who has the answer in writing and stays silent for seven days is closed unrated', () => {
    const story = attempt(new Story().resolved(), 'link').at('2026-10-05T09:00:01').tick();
    expect(story.types).toContain('ticket.closed');
    const called = attempt(new Story().resolved(), 'phone').at('2026-10-06T09:00').tick();
    expect(called.whistle!.state).toBe('resolved');
    expect(refusalOf(() => attempt(called, 'sms'))).toEqual({
      code: 'no_attempt_left',
      params: { attempts: 1 },
    });
  });

  it('an answer after an attempt counts as any', () => {
    const story = attempt(new Story().resolved(), 'sms').callBack({ solved: 'no' });
    expect(story.whistle).toMatchObject({ state: 'in_progress', round: 2 });
  });

  it('an answer that waits for the reviewer is not taken for silence, nor for one who cannot be reached', () => {
    const story = new Story().resolved().callBack({ solved: 'no' });
    for (const unit of ['customs', 'border', 'terminal']) story.submit(unit);
    story.accept('border').accept('terminal').resolve();
    attempt(attempt(story, 'sms'), 'phone').callBack({ solved: 'no' });
    expect(refusalOf(() => attempt(story, 'sms')).code).toBe('answered_already');
    expect(story.at('2026-11-30T09:00').tick().types).not.toContain('ticket.closed');
    expect(story.whistle).toMatchObject({ state: 'resolved', round: 2 });
    story.act('review_redo', { redo: true, reason: 'Half done' }, reviewer);
    expect(story.whistle).toMatchObject({ state: 'in_progress', round: 3, level: 3 });
  });

  it('is never made by a unit, and says what fits', () => {
    const story = new Story().resolved();
    for (const actor of [as('customs'), as('border'), acme, council])
      expect(refusalOf(() => attempt(story, 'phone', actor)).code).toBe('not_entitled');
    const wrong = () => story.act('attempt_call_back', { channel: 'phone', outcome: 'sent' }, hotline);
    expect(refusalOf(wrong).code).toBe('outcome_does_not_fit');
    expect(refusalOf(() => attempt(new Story().raise(), 'phone')).code).toBe('illegal_transition');
  });
});

describe('T17 not solvable', () => {
  const claim = () =>
    new Story()
      .raise({ category: 'question' })
      .worked('customs')
      .act('call_not_solvable', { reason: 'The law forbids it' }, as('customs'));

  it('waits for the reviewer, whatever the raiser says', () => {
    const story = claim();
    expect(story.types).toEqual(['solution.called_impossible', 'assignment.accepted', 'ticket.resolved']);
    expect(story.callBack({ solved: 'no' }).types).toEqual(['callback.recorded']);
    expect(story.whistle!.state).toBe('resolved');
    story.act('confirm_not_solvable', { explanation: 'Article 7' }, reviewer);
    expect(story.types).toEqual(['solution.impossibility_reviewed', 'ticket.closed']);
    expect(story.whistle!.outcome).toBe('not_solvable');
  });

  it('is done again when the reviewer disagrees', () => {
    const story = claim().act('reject_not_solvable', { explanation: 'A pilot allows it' }, reviewer);
    expect(story.types).toEqual([
      'solution.impossibility_reviewed',
      'ticket.reopened',
      'assignment.reopened',
      'clock.satisfied',
    ]);
    expect(story.last[1]).toMatchObject({ data: { cause: 'solvable' } });
  });

  it('is reviewed by somebody independent, and only when claimed', () => {
    const story = claim();
    for (const actor of [as('customs'), dispatcher, council, acme])
      expect(refusalOf(() => story.act('confirm_not_solvable', { explanation: 'x' }, actor)).code).toBe(
        'not_entitled',
      );
    const plain = new Story().resolved();
    for (const type of ['confirm_not_solvable', 'reject_not_solvable'] as const)
      expect(refusalOf(() => plain.act(type, { explanation: 'x' }, reviewer)).code).toBe('nothing_to_review');
    const early = new Story().raise().sign('customs');
    expect(refusalOf(() => early.act('call_not_solvable', { reason: 'x' }, as('customs'))).code).toBe(
      'lead_not_submitted',
    );
  });
});

describe('T9 task forces', () => {
  const directory = () =>
    harbour(
      changed('officer', 'o-1', {
        id: 'o-1',
        posts: [{ organisation_kind: 'party_organisation', organisation_id: 'committee', post: 'secretary' }],
      }),
      changed('officer', 'o-2', { id: 'o-2', posts: [] }),
    );
  const at = () => {
    const story = new Story();
    story.directory = directory();
    return story.raise({ category: 'inner' });
  };
  const form = (story: Story, body: object = {}, by = council) =>
    story.act(
      'form_task_force',
      {
        taskForceId: 'tf',
        headOfficerId: 'o-1',
        unitIds: ['police', 'terminal'],
        standDownWhen: 'No box waits',
        ...body,
      },
      by,
    );
  const add = (story: Story, unitId = 'terminal') =>
    story.act('add_task', { taskId: 'gate', unitId, title: 'Keep the gate open' }, council);
  const finish = (story: Story, by = as('terminal')) =>
    story.act('finish_task', { taskId: 'gate', result: 'Open' }, by);
  const standDown = (story: Story) => story.act('stand_down', { result: 'Done' }, council);

  it('are led by a named secretary, have tasks and stand down when these are done', () => {
    const story = form(at());
    expect(story.last).toMatchObject([
      { type: 'taskforce.formed', data: { head_officer_id: 'o-1', unit_ids: ['police', 'terminal'] } },
    ]);
    add(story);
    expect(refusalOf(() => standDown(story)).code).toBe('tasks_open');
    expect(finish(story).last).toMatchObject([
      { type: 'taskforce.task_done', data: { unit_id: 'terminal' } },
    ]);
    expect(standDown(story).last).toMatchObject([{ data: { tasks_done: 1 } }]);
    expect(form(story).types).toEqual(['taskforce.formed']);
  });

  it('refuse what makes no sense', () => {
    const story = at();
    for (const act of [() => add(story), () => standDown(story)])
      expect(refusalOf(act).code).toBe('no_task_force');
    expect(refusalOf(() => form(story, { headOfficerId: 'o-2' })).code).toBe('head_is_no_secretary');
    expect(refusalOf(() => form(story, { unitIds: ['closed-bureau'] })).code).toBe('unknown_units');
    expect(refusalOf(() => form(story, { unitIds: ['police', 'customs'] }))).toMatchObject({
      code: 'units_to_be_added',
      params: { unit_ids: ['customs'] },
    });
    expect(refusalOf(() => form(story, {}, dispatcher)).code).toBe('not_entitled');
    form(story);
    expect(refusalOf(() => form(story)).code).toBe('task_force_at_work');
    expect(refusalOf(() => add(story, 'customs')).code).toBe('not_of_task_force');
    add(story);
    expect(refusalOf(() => finish(story, as('police'))).code).toBe('not_entitled');
    finish(story);
    expect(refusalOf(() => finish(story, council)).code).toBe('no_open_task');
  });

  it('end with their own word, however the whistle ended', () => {
    const story = add(form(at())).act('withdraw', { reason: 'Solved' }, acme);
    expect(refusalOf(() => standDown(story)).code).toBe('tasks_open');
    finish(story);
    expect(standDown(story).types).toEqual(['taskforce.stood_down']);
    const worked = add(form(at()))
      .worked('police', 'terminal')
      .accept('terminal', as('police'))
      .resolve('police');
    worked.callBack({ solved: 'yes', satisfaction: 'satisfied' });
    expect(finish(worked).whistle!.state).toBe('closed');
    expect(standDown(worked).types).toEqual(['taskforce.stood_down']);
  });

  it('and commando teams come with known members for a period, and leave with a result', () => {
    const story = at();
    const attach = (officerIds: string[], until?: number) =>
      story.act('attach_team', { teamId: 'gate-team', officerIds, ...(until && { until }) }, dispatcher);
    const detach = () =>
      story.act('detach_team', { teamId: 'gate-team', result: 'Three nights' }, dispatcher);
    expect(refusalOf(() => attach(['nobody'])).code).toBe('unknown_officers');
    expect(refusalOf(() => attach(['o-1'], story.now)).code).toBe('until_has_passed');
    expect(refusalOf(detach).code).toBe('no_such_team');
    expect(attach(['o-1', 'o-2']).last).toMatchObject([{ data: { officer_ids: ['o-1', 'o-2'] } }]);
    expect(refusalOf(() => attach(['o-1'])).code).toBe('team_attached_already');
    expect(refusalOf(() => story.act('attach_team', { teamId: 't', officerIds: [] }, acme)).code).toBe(
      'not_entitled',
    );
    expect(detach().types).toEqual(['team.detached']);
    expect(refusalOf(detach).code).toBe('no_such_team');
  });
});

describe('the loop of four steps (mechanisms 0.19)', () => {
  const survey = (story: Story) => story.act('record_survey', { findings: 'Three more' }, as('customs'));
  const account = (story: Story, ownerUnitId = 'customs') =>
    story.act('open_account', { ownerUnitId, dueOn: '2026-12-31', problem: 'No window' }, as('customs'));

  it('goes in order: no account before the survey, no solution before the account', () => {
    const story = new Story().raise({ category: 'question' }).worked('customs');
    expect(refusalOf(() => account(story)).code).toBe('survey_first');
    survey(story);
    expect(refusalOf(() => story.resolve()).code).toBe('account_first');
    expect(refusalOf(() => account(story, 'closed-bureau')).code).toBe('unknown_units');
    expect(account(story).last).toMatchObject([{ type: 'loop.accounted', data: { due_on: '2026-12-31' } }]);
    expect(story.resolve().whistle!.state).toBe('resolved');
    expect(refusalOf(() => survey(new Story().resolved())).code).toBe('illegal_transition');
    expect(refusalOf(() => story.act('record_survey', { findings: 'x' }, acme)).code).toBe('not_entitled');
  });

  it('follow-ups stay until the policy or plan has landed, after the end as well (0.20)', () => {
    const story = new Story().resolved().callBack({ solved: 'yes' });
    const add = (unitId: string) =>
      story.act(
        'add_follow_up',
        { followUpId: 'f', kind: 'policy', unitId, title: 'Rule', dueOn: '2027-01-31' },
        dispatcher,
      );
    const land = () => story.act('land_follow_up', { followUpId: 'f', result: 'In force' }, dispatcher);
    expect(refusalOf(land).code).toBe('no_open_follow_up');
    expect(refusalOf(() => add('closed-bureau')).code).toBe('unknown_units');
    expect(add('customs').types).toEqual(['followup.added']);
    expect(land().last).toMatchObject([{ type: 'followup.landed', data: { kind: 'policy' } }]);
    expect(refusalOf(land).code).toBe('no_open_follow_up');
    expect(story.whistle!.state).toBe('closed');
  });

  it('what a meeting decided is one of any whistle that goes on or has ended in itself, given by the product only', () => {
    const decided = {
      ...{ followUpId: 'd', unitId: 'closed-bureau', title: 'No. 1', dueOn: '2026-12-15' },
      kind: 'decision',
      meetingId: 'm',
    } as const;
    const add = (story: Story, by: Actor = SYSTEM) => story.act('add_follow_up', decided, by);
    expect(add(new Story().raise()).whistle!.particulars.followUps).toMatchObject([
      {
        ...{ id: 'd', kind: 'decision', unitId: 'closed-bureau', title: 'No. 1', dueOn: '2026-12-15' },
        ...{ meetingId: 'm', landed: null },
      },
    ]);
    const closed = new Story().resolved().callBack({ solved: 'yes' });
    expect(add(closed).types).toEqual(['followup.added']);
    expect(refusalOf(() => add(new Story().raise(), council)).code).toBe('illegal_transition');
    const withdrawn = new Story().raise().act('withdraw', { reason: 'Solved' }, acme);
    expect(refusalOf(() => add(withdrawn)).code).toBe('illegal_transition');
  });
});

describe('both sides rate (mechanisms 2.25)', () => {
  it('the raiser the units that took part, once a round', () => {
    const story = new Story().resolved();
    const rate = (unitId: string, by = acme) =>
      story.act('rate_units', { ratings: [{ unitId, rating: 'satisfied' }] }, by);
    expect(rate('customs').last).toMatchObject([{ data: { ratings: [{ unit_id: 'customs' }] } }]);
    expect(refusalOf(() => rate('customs')).code).toBe('rated_already');
    expect(refusalOf(() => rate('police')).code).toBe('took_no_part');
    const ratings = Array.from({ length: 2 }, () => ({ unitId: 'border', rating: 'satisfied' as const }));
    expect(refusalOf(() => story.act('rate_units', { ratings }, acme))).toMatchObject({
      code: 'rated_twice',
      params: { unit_ids: ['border'] },
    });
    expect(refusalOf(() => rate('border', as('border'))).code).toBe('not_entitled');
  });

  it('each unit at work the whistle, once', () => {
    const story = new Story().resolved();
    const rate = (unit: string) => story.act('rate_whistle', { quality: 'incomplete' }, as(unit));
    expect(rate('border').last).toMatchObject([{ data: { unit_id: 'border', quality: 'incomplete' } }]);
    expect(refusalOf(() => rate('border')).code).toBe('rated_already');
    expect(refusalOf(() => rate('police')).code).toBe('not_entitled');
  });
});
