import {
  acme,
  competitor,
  council,
  dispatcher,
  headOf,
  hotline,
  officerOf,
  secondDispatcher,
  secretary,
} from './testing/harbour.js';
import { local, refusalOf, Story, TICKET } from './testing/story.js';

const OTHER = '01990000-0000-7000-8000-000000000002';
const held = () => new Story().raise({ hold: true, enterpriseId: 'acme' }, hotline);
const team = { leadUnitId: 'customs', coUnitIds: ['border'], informUnitIds: ['union'] };
const dispute = (story: Story, unit: string, proposedUnitId = 'terminal') =>
  story.act(
    'dispute',
    { assignmentId: story.assignmentOf(unit).id, reason: 'Not ours', basis: 'List, 12', proposedUnitId },
    headOf(unit),
  );
const uphold = (story: Story, unit: string, successorUnitId?: string, by = dispatcher) =>
  story.act(
    'uphold_dispute',
    {
      assignmentId: story.assignmentOf(unit).id,
      fault: 'wrong_rule',
      reason: 'The list is wrong',
      ...(successorUnitId && { successorUnitId }),
    },
    by,
  );
const deny = (story: Story, unit: string, by = dispatcher) =>
  story.act('deny_dispute', { assignmentId: story.assignmentOf(unit).id, reason: 'It is' }, by);
/** Whose resolve clocks the last act found breached; null is the whistle's own. */
const breachedOn = ({ last }: Story) =>
  last
    .filter(({ type, data }) => type === 'clock.breached' && (data as { clock: string }).clock === 'resolve')
    .map(({ data }) => (data as { unit_id: string | null }).unit_id);

describe('T1 raised on behalf', () => {
  it('by a party secretary, with the priority right and the claim kept', () => {
    const story = new Story().raise(
      { enterpriseId: 'acme', priority: { claim: 'Line stands still' } },
      secretary,
    );
    expect(story.whistle).toMatchObject({
      source: 'party_organisation',
      priority: true,
      enterpriseId: 'acme',
      particulars: { priorityClaim: 'Line stands still' },
    });
    const own = new Story().raise({}, { ...secretary, enterpriseId: 'acme' });
    expect(own.whistle).toMatchObject({ enterpriseId: 'acme', priority: false });
  });

  it('by the hotline, for an individual too', () => {
    expect(new Story().raise({}, hotline).whistle).toMatchObject({ source: 'hotline', enterpriseId: null });
  });

  it.each([
    ['a secretary for nobody', {}, secretary, 'enterprise_needed'],
    [
      'a secretary for another enterprise',
      { enterpriseId: 'other' },
      { ...secretary, enterpriseId: 'acme' },
      'not_entitled',
    ],
    ['an enterprise with priority', { priority: { claim: 'x' } }, acme, 'priority_not_allowed'],
    ['the hotline with joint enforcement', { kind: 'enforcement' as const }, hotline, 'kind_not_allowed'],
  ])('is refused: %s', (_, body, actor, code) => {
    expect(refusalOf(() => new Story().raise(body, actor)).code).toBe(code);
  });
});

describe('T2 information', () => {
  it('is asked for: the dispatcher’s clock stands until the answer, then goes on with what was left', () => {
    const story = held().act('request_information', { question: 'Which box?' }, dispatcher);
    expect(story.types).toEqual(['ticket.info_requested', 'clock.voided']);
    expect(refusalOf(() => story.act('request_information', { question: 'x' }, dispatcher)).code).toBe(
      'asked_already',
    );
    expect(refusalOf(() => story.act('dispatch', team, dispatcher)).code).toBe('asked_already');
    story.act('provide_information', { answer: 'TGHU 1' }, acme);
    expect(story.types).toEqual(['ticket.info_provided', 'clock.started']);
    expect(story.whistle!.description).toContain('TGHU 1');
    expect(local(story.whistle!.clocks.triage!.dueAt)).toBe('2026-09-28T11:00');
    expect(refusalOf(() => story.act('provide_information', { answer: 'x' }, acme)).code).toBe(
      'nothing_asked',
    );
  });

  it('withdraws by itself after five working days of silence', () => {
    const story = held().act('request_information', { question: 'Which box?' }, dispatcher);
    expect(local(story.whistle!.particulars.question!.answerUntil)).toBe('2026-10-09T18:00');
    expect(story.at('2026-10-09T17:59').tick().types).toEqual([]);
    expect(story.at('2026-10-10T09:01').tick().last).toMatchObject([
      { type: 'ticket.withdrawn', data: { cause: 'silence' } },
    ]);
    expect(story.whistle!.state).toBe('withdrawn');
  });
});

describe('T3 rejection', () => {
  const reject = (story: Story, by = dispatcher) =>
    story.act('reject', { reason: 'in_litigation', route: 'The court' }, by);

  it('tells the lawful route; one appeal within five working days brings it back to a dispatcher', () => {
    const story = reject(held());
    expect(story.types).toEqual(['ticket.rejected', 'clock.satisfied']);
    expect(story.at('2026-09-29T09:00').act('appeal', { reason: 'Another case' }, acme).types).toEqual([
      'ticket.appealed',
      'clock.started',
    ]);
    reject(story);
    expect(refusalOf(() => story.act('appeal', { reason: 'x' }, acme)).code).toBe('appealed_already');
    const late = reject(held()).at('2026-10-12T09:00');
    expect(refusalOf(() => late.act('appeal', { reason: 'x' }, acme)).code).toBe('window_closed');
  });

  it('needs a second person when the whistle has the priority right', () => {
    const story = new Story().raise(
      { hold: true, enterpriseId: 'acme', priority: { claim: 'x' } },
      secretary,
    );
    expect(reject(story).types).toEqual(['ticket.rejection_proposed']);
    expect(refusalOf(() => reject(story)).code).toBe('second_person_needed');
    expect(reject(story, secondDispatcher).whistle!.state).toBe('rejected');
  });

  it('needs two persons again after an appeal', () => {
    const story = new Story().raise(
      { hold: true, enterpriseId: 'acme', priority: { claim: 'x' } },
      secretary,
    );
    reject(reject(story), secondDispatcher).act('appeal', { reason: 'Another case' }, acme);
    expect(reject(story, secondDispatcher).types).toEqual(['ticket.rejection_proposed']);
    expect(reject(story).whistle!.state).toBe('rejected');
  });

  it('ends a question: what an appeal brings back is not withdrawn for want of an answer', () => {
    const story = held().act('request_information', { question: 'Which box?' }, dispatcher);
    reject(story.at('2026-10-09T10:00'));
    story.at('2026-10-12T09:00').act('appeal', { reason: 'This box' }, acme);
    expect(story.types).toEqual(['ticket.appealed', 'clock.started']);
    expect(story.act('dispatch', team, dispatcher).whistle!.state).toBe('dispatched');
  });

  it('is for what has not been dispatched', () => {
    expect(refusalOf(() => reject(new Story().raise())).params).toEqual({
      state: 'dispatched',
      legal_from: ['raised'],
    });
    expect(refusalOf(() => reject(held(), council)).code).toBe('not_entitled');
  });
});

describe('T4 merging', () => {
  it('cancels what units have been asked, and can be undone', () => {
    const story = new Story().raise().act('merge', { masterId: OTHER }, dispatcher);
    expect(story.types.filter((type) => type === 'assignment.cancelled')).toHaveLength(3);
    expect(story.whistle).toMatchObject({ state: 'merged', particulars: { masterId: OTHER } });
    story.act('unmerge', { reason: 'Two problems' }, dispatcher);
    expect(story.types).toEqual(['ticket.unmerged', 'clock.started']);
    expect(story.act('dispatch', team, dispatcher).assignmentOf('customs').offerNo).toBe(2);
  });

  it('begins anew when it is undone: a question is not pending, a clock does not stand still for a lead of before', () => {
    const asked = held().act('request_information', { question: 'Which box?' }, dispatcher);
    asked.act('merge', { masterId: OTHER }, dispatcher).at('2026-10-12T09:00');
    expect(asked.act('unmerge', { reason: 'Two' }, dispatcher).types).toEqual([
      'ticket.unmerged',
      'clock.started',
    ]);
    const waiting = new Story().raise().sign('customs').reportIn('customs');
    waiting.on('pause', 'customs', { reason: 'A list' }).act('merge', { masterId: OTHER }, dispatcher);
    waiting.act('unmerge', { reason: 'Two' }, dispatcher).act('dispatch', team, dispatcher);
    expect(breachedOn(waiting.at('2026-10-15T18:01').tick())).toContain(null);
  });

  it('makes raisers followers, each once', () => {
    const takeIn = { followerId: OTHER, enterpriseId: 'other', people: [] };
    const story = new Story().raise().act('take_in', takeIn, dispatcher);
    expect(story.act('take_in', takeIn, dispatcher).types).toEqual([]);
    expect(refusalOf(() => story.act('merge', { masterId: OTHER }, dispatcher)).code).toBe('has_followers');
    story.act('let_go', { followerId: OTHER }, dispatcher);
    expect(story.whistle!.particulars.followers).toEqual([]);
    expect(refusalOf(() => story.act('merge', { masterId: TICKET }, dispatcher)).code).toBe(
      'not_into_itself',
    );
  });
});

describe('T5 by hand', () => {
  it('musters exactly one lead and everybody once', () => {
    const story = held().act('dispatch', team, dispatcher);
    expect(story.types).toEqual([
      'ticket.dispatched',
      ...Array(3).fill('assignment.offered'),
      'clock.satisfied',
    ]);
    expect(story.whistle!.dispatch).toMatchObject({ leadUnitId: 'customs', ruleId: null });
    const twice = { ...team, coUnitIds: ['customs'] };
    expect(refusalOf(() => held().act('dispatch', twice, dispatcher)).code).toBe('takes_part_already');
    const closed = { ...team, leadUnitId: 'closed-bureau' };
    expect(refusalOf(() => held().act('dispatch', closed, dispatcher)).code).toBe('unknown_unit');
  });
});

describe('T7 units', () => {
  const replaceLead = (story: Story, by = dispatcher) =>
    story.act('replace_unit', { unitId: 'customs', byUnitId: 'police', reason: 'Duty' }, by);

  it('are added, removed and replaced; clocks start with the offer of each', () => {
    const story = new Story().raise().at('2026-09-28T15:00');
    story.act('add_unit', { unitId: 'police', role: 'co' }, officerOf('customs'));
    expect(local(story.assignmentOf('police').clocks.sign!.dueAt)).toBe('2026-09-28T16:00');
    story.act('remove_unit', { unitId: 'police', reason: 'Not needed' }, officerOf('customs'));
    expect(story.last).toMatchObject([{ type: 'assignment.released', data: { cause: 'removed' } }]);
    story.act('replace_unit', { unitId: 'border', byUnitId: 'police', reason: 'Duty' }, officerOf('customs'));
    expect(story.types).toEqual(['assignment.offered', 'assignment.released']);
    expect(story.assignmentOf('police').role).toBe('co');
  });

  it('hand over the lead only to a successor that has been offered it, and only by the dispatcher', () => {
    const story = new Story().raise().sign('customs');
    const remove = { unitId: 'customs', reason: 'x' };
    expect(refusalOf(() => story.act('remove_unit', remove, dispatcher)).code).toBe('lead_needs_successor');
    expect(refusalOf(() => replaceLead(story, officerOf('customs'))).code).toBe('not_entitled');
    expect(replaceLead(story).types).toEqual(['assignment.offered', 'assignment.released']);
    expect(story.whistle!.dispatch!.leadUnitId).toBe('police');
    expect(story.sign('police').worked().whistle!.state).toBe('in_progress');
  });

  it('a successor does not wait for what the lead before it waited for', () => {
    const story = new Story().raise().sign('customs').reportIn('customs');
    story.on('pause', 'customs', { reason: 'A list' }).at('2026-09-29T09:00').tick();
    expect(replaceLead(story).types).toEqual(['clock.resumed', 'assignment.offered', 'assignment.released']);
    expect(local(story.whistle!.clocks.resolve!.dueAt)).toBe('2026-10-16T18:00'); // one working day later
    expect(breachedOn(story.at('2026-10-16T18:01').tick())).toContain(null);
  });

  it.each([
    ['who takes part already', { unitId: 'border', role: 'co' as const }, 'takes_part_already'],
    ['whom the directory does not know', { unitId: 'nobody', role: 'co' as const }, 'unknown_unit'],
  ])('are not added: %s', (_, body, code) => {
    expect(refusalOf(() => new Story().raise().act('add_unit', body, dispatcher)).code).toBe(code);
  });

  it('are not removed when they take no part, or when their part is settled', () => {
    const story = new Story().raise();
    const remove = (unitId: string) => () => story.act('remove_unit', { unitId, reason: 'x' }, dispatcher);
    expect(refusalOf(remove('police')).code).toBe('takes_no_part');
    dispute(story, 'border');
    expect(refusalOf(remove('border')).code).toBe('part_is_settled');
  });
});

describe('T20 withdrawal', () => {
  it('is the raiser’s, before anybody signs a solution', () => {
    const story = new Story().raise().sign('customs');
    expect(refusalOf(() => story.act('withdraw', { reason: 'x' }, competitor)).code).toBe('not_entitled');
    story.act('withdraw', { reason: 'Solved itself' }, acme);
    expect(story.whistle!.state).toBe('withdrawn');
    expect(story.whistle!.assignments.every(({ state }) => state === 'cancelled')).toBe(true);
    const resolved = new Story().resolved();
    expect(refusalOf(() => resolved.act('withdraw', { reason: 'x' }, acme)).params).toMatchObject({
      state: 'resolved',
      legal_from: ['raised', 'dispatched', 'in_progress'],
    });
  });
});

describe('A4, A5 dispute', () => {
  it('runs against the unit’s clocks, and when upheld the successor gets full ones', () => {
    const story = dispute(new Story().raise(), 'customs', 'police');
    expect(story.types).toEqual(['assignment.disputed', 'clock.started']);
    const { last } = story.at('2026-09-28T10:30').tick();
    expect(last.filter(({ type }) => type === 'clock.breached')).toMatchObject(
      ['customs', 'border', 'terminal'].map((unit_id) => ({
        type: 'clock.breached',
        data: { unit_id, clock: 'sign' },
      })),
    );
    uphold(story, 'customs', 'police');
    expect(story.types).toEqual([
      'dispute.upheld',
      'assignment.offered',
      'assignment.released',
      'clock.satisfied',
    ]);
    expect(story.whistle!.dispatch!.leadUnitId).toBe('police');
    expect(local(story.assignmentOf('police').clocks.sign!.dueAt)).toBe('2026-09-28T11:30');
  });

  it('denied, the unit goes on where it stood', () => {
    const unsigned = deny(dispute(new Story().raise(), 'border'), 'border');
    expect(unsigned.assignmentOf('border').state).toBe('offered');
    const signed = deny(dispute(new Story().raise().sign('border'), 'border'), 'border');
    expect(signed.assignmentOf('border').state).toBe('signed');
    expect(refusalOf(() => dispute(signed, 'border')).code).toBe('disputed_already');
  });

  it('makes a co-unit the lead when it takes over, with one assignment', () => {
    const story = uphold(dispute(new Story().raise(), 'customs', 'border'), 'customs', 'border');
    expect(story.whistle!.dispatch!.leadUnitId).toBe('border');
    const live = story.whistle!.assignments.filter(
      ({ unitId, state }) => unitId === 'border' && state !== 'released',
    );
    expect(live).toMatchObject([{ role: 'lead' }]);
  });

  it('contested twice goes to level 3, where the council decides', () => {
    const story = dispute(dispute(new Story().raise(), 'customs', 'police'), 'border');
    expect(story.last).toMatchObject([
      { type: 'assignment.disputed' },
      { type: 'clock.voided', data: { clock: 'dispute' } },
      { type: 'ticket.escalated', data: { to_level: 3, cause: 'contested_twice', agenda_item: true } },
      { type: 'clock.started', data: { clock: 'supervision' } },
      { type: 'clock.started', data: { clock: 'progress' } },
      // The meeting has three working days.
      { type: 'clock.started', data: { clock: 'dispute', policy_code: 'hard' } },
    ]);
    expect(refusalOf(() => uphold(story, 'customs', 'police')).code).toBe('level_3_decides');
    expect(uphold(story, 'customs', 'police', council).assignmentOf('police').role).toBe('lead');
  });

  it('is refused: too late, by an officer, naming itself or nobody, to units that are only informed', () => {
    const story = new Story().raise({ category: 'inner' });
    expect(refusalOf(() => dispute(story, 'union')).code).toBe('only_informed');
    const clearance = new Story().raise();
    expect(refusalOf(() => dispute(clearance, 'border', 'border')).code).toBe('unknown_unit');
    const { id: assignmentId } = clearance.assignmentOf('border');
    const body = { assignmentId, reason: 'x', basis: 'y', proposedUnitId: 'terminal' };
    expect(refusalOf(() => clearance.act('dispute', body, officerOf('border'))).code).toBe('not_entitled');
    expect(refusalOf(() => dispute(clearance.at('2026-09-29T09:30'), 'border')).code).toBe('window_closed');
  });

  it('is decided by nobody concerned, and never leaves the whistle without a lead', () => {
    const story = dispute(new Story().raise(), 'customs', 'police');
    expect(
      refusalOf(() => uphold(story, 'customs', 'police', { ...dispatcher, unitId: 'police' })).code,
    ).toBe('second_person_needed');
    expect(refusalOf(() => deny(story, 'customs', { ...dispatcher, accountId: 'customs-head' })).code).toBe(
      'second_person_needed',
    );
    expect(refusalOf(() => uphold(story, 'customs')).code).toBe('lead_needs_successor');
    expect(refusalOf(() => uphold(story, 'customs', 'closed-bureau')).code).toBe('unknown_unit');
    expect(refusalOf(() => deny(story, 'customs', council)).code).toBe('not_entitled');
  });
});
