import fc from 'fast-check';
import type { Actor } from './actor.js';
import { hasOpenDispute, owesAnswer } from './answers.js';
import { isUnsettled } from './clocks.js';
import { nextDueAt } from './next-due-at.js';
import { runningClocks } from './running-clocks.js';
import type { CommandType } from './command.js';
import { possibleActions } from './possible-actions.js';
import { Refusal } from './refusal.js';
import {
  acme,
  changed,
  competitor,
  council,
  dispatcher,
  harbour,
  headOf,
  officerOf,
  reviewer,
  supervisor,
} from './testing/harbour.js';
import { Story } from './testing/story.js';
import { ASSIGNMENT_COMMANDS, TICKET_AUTOMATIC, TICKET_COMMANDS } from './transitions.js';
import { type Assignment, currentAssignments, isLive, leadOf, type Whistle } from './whistle.js';

const units = ['customs', 'border', 'terminal', 'police', 'union', 'office'];
const actors: Actor[] = [
  ...units.map(headOf),
  ...['customs', 'border', 'terminal', 'police', 'union'].map(officerOf),
  acme,
  competitor,
  dispatcher,
  council,
];
const commands: CommandType[] = [
  'sign',
  'report_in',
  'submit',
  'accept',
  'return',
  'resolve',
  'record_call_back',
  'dispute',
  'uphold_dispute',
  'deny_dispute',
  'add_unit',
  'remove_unit',
  'replace_unit',
  'escalate',
  'merge',
  'unmerge',
  'withdraw',
  'request_account',
  'approve_account',
  'review_account',
  'review_redo',
  'reopen',
  'dispatch',
  'urge',
  'supervise',
  'report_progress',
  'tick',
];

/** The harbour with a plan that forms a task force, and with a unit for which nobody answers. */
const withPlans = () =>
  harbour(
    changed('plans', 'current', {
      plans_version: 1,
      plans: [
        {
          ...{ code: 'inner', name_zh: '预案', name_en: 'Plan', kind: 'emergency', steps: [] },
          ...{ lead_unit_id: 'terminal', co_unit_ids: ['customs', 'police'], inform_unit_ids: ['union'] },
          ...{ secretary_officer_id: 'o-sec', stand_down_when: { name_zh: '止', name_en: 'End' } },
        },
      ],
    }),
    changed('rota', 'police', { unit_id: 'police', shifts: [] }),
  );

interface Step {
  /** `forward`: whatever brings the whistle on, so that stories come to an end. */
  command: CommandType | 'forward';
  /** Which of the assignments. */
  which: number;
  /** The right actor most of the time, anybody otherwise. */
  actor: Actor | undefined;
  hours: number;
  solved: 'yes' | 'partial' | 'no';
}
const step: fc.Arbitrary<Step> = fc.record({
  command: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...commands) },
    { weight: 3, arbitrary: fc.constant('forward' as const) },
  ),
  which: fc.nat({ max: 9 }),
  actor: fc.option(fc.constantFrom(...actors), { nil: undefined, freq: 6 }),
  hours: fc.integer({ min: 0, max: 40 }),
  solved: fc.constantFrom('yes', 'partial', 'no'),
});

const FORWARD = { offered: 'sign', signed: 'report_in', working: 'submit', submitted: 'accept' } as const;

function forward(whistle: Whistle, { state }: Assignment): CommandType {
  if (whistle.state === 'resolved') return 'record_call_back';
  return FORWARD[state as keyof typeof FORWARD] ?? 'resolve';
}

function take(story: Story, { command: wanted, which, actor, hours, solved }: Step): void {
  story.now += hours * 3_600_000;
  const whistle = story.whistle!;
  const current = currentAssignments(whistle);
  const assignment = current[which % current.length]!;
  const { id: assignmentId, unitId: unit } = assignment;
  const other = units[which % units.length]!;
  const command = wanted === 'forward' ? forward(whistle, assignment) : wanted;
  const lead = officerOf(leadOf(whistle)?.unitId ?? 'nobody');
  const reason = 'why';
  switch (command) {
    case 'sign':
      return void story.act('sign', { assignmentId }, actor ?? officerOf(unit));
    case 'report_in':
      return void story.act(
        'report_in',
        { assignmentId, contact: { who: 'x', channel: 'online', agreed: 'y' } },
        actor ?? officerOf(unit),
      );
    case 'submit':
      return void story.act('submit', { assignmentId, result: 'done' }, actor ?? officerOf(unit));
    case 'accept':
      return void story.act('accept', { assignmentId }, actor ?? dispatcher);
    case 'return':
      return void story.act('return', { assignmentId, reason: 'why' }, actor ?? lead);
    case 'resolve':
      return void story.act('resolve', {}, actor ?? lead);
    case 'record_call_back':
      return void story.callBack({ solved }, actor ?? acme);
    case 'dispute':
      return void story.act(
        'dispute',
        { assignmentId, reason, basis: 'list', proposedUnitId: other },
        actor ?? headOf(unit),
      );
    case 'uphold_dispute': {
      const successor = which % 3 === 0 ? {} : { successorUnitId: other };
      const decider = actor ?? (whistle.level >= 3 ? council : dispatcher);
      return void story.act(
        'uphold_dispute',
        { assignmentId, fault: 'wrong_rule', reason, ...successor },
        decider,
      );
    }
    case 'deny_dispute':
      return void story.act('deny_dispute', { assignmentId, reason }, actor ?? dispatcher);
    case 'add_unit':
      return void story.act('add_unit', { unitId: other, role: 'co' }, actor ?? lead);
    case 'remove_unit':
      return void story.act('remove_unit', { unitId: other, reason }, actor ?? lead);
    case 'replace_unit':
      return void story.act('replace_unit', { unitId: unit, byUnitId: other, reason }, actor ?? dispatcher);
    case 'escalate':
      return void story.act('escalate', { reason }, actor ?? dispatcher);
    case 'merge':
      return void (which === 0
        ? story.act('merge', { masterId: 'other' }, actor ?? dispatcher)
        : story.tick());
    case 'unmerge':
      return void story.act('unmerge', { reason }, actor ?? dispatcher);
    case 'withdraw':
      return void (which === 0 ? story.act('withdraw', { reason }, actor ?? acme) : story.tick());
    case 'request_account': {
      const reviewAt = story.now + 30 * 86_400_000;
      const body = { reason: 'season' as const, plan: 'x', told: 'y', reviewAt };
      return void story.act('request_account', body, actor ?? lead);
    }
    case 'approve_account':
      return void story.act('approve_account', {}, actor ?? council);
    case 'review_account':
      return void story.act('review_account', { stay: false, reason }, actor ?? reviewer);
    case 'review_redo':
      return void story.act('review_redo', { redo: which % 2 === 0, reason }, actor ?? reviewer);
    case 'reopen':
      return void story.act('reopen', { reason }, actor ?? acme);
    case 'dispatch':
      return void story.act(
        'dispatch',
        { leadUnitId: other, coUnitIds: [], informUnitIds: [] },
        actor ?? dispatcher,
      );
    case 'urge':
      return void story.act(
        'urge',
        which % 2 === 0 ? { note: 'x' } : { unitId: unit, note: 'x' },
        supervisor,
      );
    case 'supervise':
      return void story.act('supervise', { supervised: which % 3 > 0, note: 'x' }, actor ?? supervisor);
    case 'report_progress':
      return void story.act('report_progress', { text: 'x' }, actor ?? officerOf(unit));
    default:
      return void story.tick();
  }
}

function checkInvariants(whistle: Whistle, story: Story): void {
  for (const actor of actors) {
    expect(possibleActions(whistle, actor)).not.toContain('raise');
    for (const one of whistle.assignments) expect(possibleActions(whistle, actor, one)).toBeDefined();
  }
  const leads = whistle.assignments.filter(
    ({ role, round, state }) => role === 'lead' && round === whistle.round && isLive(state),
  );
  // 首接負責: from dispatch to the end exactly one; nobody before, and nobody when it has ended without an answer.
  const led = !['raised', 'rejected', 'merged', 'withdrawn'].includes(whistle.state);
  expect(leads).toHaveLength(led ? 1 : 0);
  if (led) expect(leads[0]!.unitId).toBe(whistle.dispatch!.leadUnitId);
  // Everybody takes part once.
  const taking = currentAssignments(whistle).filter(({ state }) => isLive(state));
  expect(new Set(taking.map(({ unitId }) => unitId)).size).toBe(taking.length);
  expect(story.events.map(({ version }) => version)).toEqual(story.events.map((_, i) => i + 1));
  expect(whistle.version).toBe(story.events.length);
  if (whistle.state === 'closed' && whistle.outcome !== 'not_solvable')
    expect(whistle.callBacks.at(-1)).toMatchObject({ round: whistle.round, solved: 'yes' });
  const breached = story.events.flatMap(({ type, data, round }) => {
    if (type !== 'clock.breached') return [];
    return [`${data.assignment_id ?? `round ${round}, due ${data.due_at}`} ${data.clock}`];
  });
  expect(new Set(breached).size).toBe(breached.length); // each deadline fires once
  for (const { data, type } of story.events) {
    if (type !== 'assignment.accepted' && type !== 'assignment.signed' && type !== 'assignment.reported_in')
      continue;
    const clock = {
      'assignment.accepted': 'resolve',
      'assignment.signed': 'sign',
      'assignment.reported_in': 'contact',
    }[type];
    expect(data.clock === 'satisfied' && breached.includes(`${data.assignment_id} ${clock}`)).toBe(false);
  }
  // What is owed has a clock as long as work goes on, and what is not owed has none that waits.
  if (whistle.state === 'in_progress') {
    for (const name of ['urge', 'supervision', 'progress'] as const)
      expect(isUnsettled(whistle.clocks[name])).toBe(owesAnswer(whistle, name));
    expect(isUnsettled(whistle.clocks.dispute)).toBe(hasOpenDispute(whistle));
  }
  for (const { clock } of runningClocks(whistle)) expect(clock.dueAt).toBeGreaterThanOrEqual(story.now);
  if (whistle.state === 'closed') expect(nextDueAt(whistle)).toBeNull();
}

describe('a whistle under any sequence of commands', () => {
  it('keeps its invariants', () => {
    let closed = 0;
    let redone = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('clearance', 'inner', 'question', 'noise'),
        fc.boolean(),
        fc.array(step, { minLength: 20, maxLength: 120 }),
        (category, planned, steps) => {
          const story = new Story();
          if (planned) story.directory = withPlans();
          story.raise({ category });
          checkInvariants(story.whistle!, story);
          for (const next of steps) {
            const before = story.whistle;
            try {
              take(story, next);
            } catch (error) {
              expect(error).toBeInstanceOf(Refusal);
              expect(story.whistle).toBe(before); // a refusal changes nothing
              continue;
            }
            checkInvariants(story.whistle!, story);
          }
          if (story.whistle!.state === 'closed') closed++;
          if (story.whistle!.round > 1) redone++;
        },
      ),
      { numRuns: 100, seed: 20260928, endOnFailure: true },
    );
    expect(closed).toBeGreaterThan(0);
    expect(redone).toBeGreaterThan(0);
  });
});

describe('the tables', () => {
  it('say what the decisions do: states and events', () => {
    const story = new Story().resolved().callBack({ solved: 'no' });
    story.submit('customs').submit('border').submit('terminal').return('border').submit('border');
    story.accept('border').accept('terminal').resolve().callBack({ solved: 'yes' });
    const recorded = new Set(story.events.map(({ type }) => type));
    const rows = [
      ...Object.values(TICKET_COMMANDS),
      ...Object.values(TICKET_AUTOMATIC),
      ...Object.values(ASSIGNMENT_COMMANDS),
    ];
    const listed = new Set(rows.flatMap(({ events }): readonly string[] => events));
    recorded.delete('clock.breached');
    expect([...recorded].filter((type) => !listed.has(type))).toEqual([]);
    // Every listed event occurs in some story; this one has what an ordinary whistle goes through.
    const ordinary = [
      ...[TICKET_COMMANDS.T1, TICKET_COMMANDS.T11b, TICKET_AUTOMATIC.T5, TICKET_AUTOMATIC.T6],
      ...[TICKET_AUTOMATIC.T17, TICKET_AUTOMATIC.T18],
      ...[ASSIGNMENT_COMMANDS.A2, ASSIGNMENT_COMMANDS.A3, ASSIGNMENT_COMMANDS.A8],
      ...[ASSIGNMENT_COMMANDS.A9, ASSIGNMENT_COMMANDS.A10],
    ].flatMap(({ events }): readonly string[] => events);
    expect(ordinary.filter((type) => !recorded.has(type as never))).toEqual(['assignment.cancelled']);
  });

  it('lead where they say', () => {
    const states = {
      sign: 'signed',
      report_in: 'working',
      submit: 'submitted',
      accept: 'accepted',
      return: 'working',
      pause: 'paused',
      request_pause: 'same',
      approve_pause: 'paused',
      refuse_pause: 'same',
      resume: 'working',
      waive: 'same',
      dispute: 'disputed',
      uphold_dispute: 'released',
      deny_dispute: 'signed',
    };
    for (const row of Object.values(ASSIGNMENT_COMMANDS)) {
      expect(row.to).toBe(states[row.trigger]);
    }
    const story = new Story().raise();
    expect(story.whistle!.state).toBe(TICKET_AUTOMATIC.T5.to);
    for (const trigger of ['sign', 'report_in', 'submit', 'return', 'submit', 'accept'] as const) {
      const { id } = story.assignmentOf('border');
      const bodies = {
        contact: { who: 'x', channel: 'phone', agreed: 'y' },
        result: 'r',
        reason: 'r',
      } as const;
      const judge = trigger === 'accept' || trigger === 'return';
      story.act(trigger, { assignmentId: id, ...bodies }, judge ? dispatcher : officerOf('border'));
      expect(story.assignmentOf('border').state).toBe(states[trigger]);
    }
  });
});
