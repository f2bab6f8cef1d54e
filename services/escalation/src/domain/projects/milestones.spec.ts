import { daysBetween, plusDays, startOfLocalDate } from '@muster/clock';
import type { Actor } from '../actor.js';
import { SYSTEM } from '../actor.js';
import { acme, council, dispatcher, harbour, officerOf } from '../testing/harbour.js';
import { decideProcess, openProcess, outstandingParts } from './decide-process.js';
import { type MilestonePlan, MOST_MILESTONES, milestoneState, processSpeed, speedsOf } from './milestone.js';
import type { ProcessCommand } from './process-command.js';
import type { ProcessEvent } from './process-event.js';
import { ProcessFault } from './process-fault.js';
import { evolveTemplate, type ProcessPlan, publishVersion } from './process-template.js';
import { evolveProcess, milestonesOf, type ProjectProcess } from './project-process.js';

const label = (code: string) => ({ code, nameZh: code, nameEn: code });
const planned = (code: string, offsetDays: number, more: Partial<MilestonePlan> = {}): MilestonePlan => ({
  ...label(code),
  ...{ unitId: null, phase: null, offsetDays, ...more },
});
const given = (code: string, plannedOn: string, unitId: string | null = null) => ({
  ...label(code),
  ...{ unitId, phase: null, plannedOn },
});
const phase = (code: string, unitId: string) => ({
  ...label(code),
  ...{ unitId, tasks: [], notices: [], elements: [] },
});
const planOf = (milestones: readonly MilestonePlan[]): ProcessPlan => ({
  phases: [phase('approval', 'customs'), phase('construction', 'terminal')],
  ...{ segments: [], wageWatch: null, elementCategoryCode: null, milestones },
});
const publish = (milestones: readonly MilestonePlan[]) =>
  publishVersion(
    undefined,
    { id: 't', code: 'industrial', effectiveOn: '2021-01-01', plan: planOf(milestones) },
    '2021-01-01',
  );
const midnight = (date: string) => startOfLocalDate('Asia/Shanghai', date);
const calendars = harbour();
const [customs, terminal, union] = ['customs', 'terminal', 'union'].map(officerOf) as [Actor, Actor, Actor];

/** A project that was opened on 2 March, told step by step. */
class Story {
  now = midnight('2026-03-02') + 9 * 3_600_000;
  process: ProjectProcess;
  readonly template;

  constructor(ofTemplate: readonly MilestonePlan[] = [], milestones = [given('start', '2026-03-10')]) {
    this.template = evolveTemplate(undefined, publish(ofTemplate));
    const opening = { id: 'p', projectId: 'berth-9', enterpriseId: 'acme', milestones };
    const context = { now: this.now, actor: dispatcher, calendars };
    const events = openProcess(opening, this.template, context);
    this.process = events.reduce<ProjectProcess | undefined>(evolveProcess, undefined)!;
  }

  at(date: string): this {
    this.now = midnight(date) + 9 * 3_600_000;
    return this;
  }

  when(actor: Actor, command: ProcessCommand): ProcessEvent[] {
    const context = { now: this.now, actor, calendars, template: this.template };
    const events = decideProcess(this.process, command, context);
    this.process = events.reduce(evolveProcess, this.process);
    return events;
  }

  reach(code: string, on: string | null = null, actor: Actor = council): ProcessEvent[] {
    return this.when(actor, { type: 'reach_milestone', code, reachedOn: on });
  }

  replan(code: string, plannedOn: string, actor: Actor = council): ProcessEvent[] {
    return this.when(actor, { type: 'replan_milestone', code, plannedOn, reason: '台风' });
  }

  add(code: string, plannedOn: string, unitId: string | null = null, actor: Actor = council): ProcessEvent[] {
    return this.when(actor, { type: 'add_milestone', milestone: given(code, plannedOn, unitId) });
  }

  takeBack(code: string, actor: Actor = council): ProcessEvent[] {
    return this.when(actor, { type: 'take_back_milestone', code, reason: '误报' });
  }

  remove(code: string, actor: Actor = council): ProcessEvent[] {
    return this.when(actor, { type: 'remove_milestone', code, reason: '不再需要' });
  }

  tick = () => this.when(SYSTEM, { type: 'tick' });
  of = (code: string) => milestonesOf(this.process).find((one) => one.code === code)!;
  refused(action: (story: this) => unknown): [string, object] {
    try {
      action(this);
    } catch (error) {
      if (error instanceof ProcessFault) return [error.code, error.params];
      throw error;
    }
    throw new Error('nothing was refused');
  }
}

describe('days', () => {
  it('are counted by the calendar, over the ends of months and leap days', () => {
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2027-12-31', '2028-03-01')).toBe(61);
    expect(daysBetween('2026-03-10', '2026-03-07')).toBe(-3);
  });
});

describe('the milestones of a project', () => {
  it('come from its template, counted from the opening, and from whoever opens it', () => {
    const story = new Story(
      [planned('permit', 0), planned('commissioning', 100, { phase: 'construction', unitId: 'union' })],
      [given('permit', '2026-03-05'), given('start', '2026-03-10')],
    );
    expect(
      milestonesOf(story.process).map(({ code, plannedOn, firstPlannedOn }) => [
        code,
        plannedOn,
        firstPlannedOn,
      ]),
    ).toEqual([
      ['commissioning', '2026-06-10', '2026-06-10'],
      ['permit', '2026-03-05', '2026-03-05'], // instead of the template's
      ['start', '2026-03-10', '2026-03-10'],
    ]);
    expect(story.of('commissioning').dueAt).toBe(midnight('2026-06-11'));
  });

  it('of a template have codes of their own, phases of the plan, and a limit', () => {
    const fault = (milestones: readonly MilestonePlan[]) => new Story().refused(() => publish(milestones));
    expect(fault([planned('a', 1), planned('a', 2)])).toEqual(['repeated_code', { repeated: 'a' }]);
    expect(fault([planned('a', 1, { phase: 'party' })])).toEqual(['unknown_part', { part: 'party' }]);
    const many = Array.from({ length: MOST_MILESTONES + 1 }, (_, i) => planned(`m${i}`, i));
    expect(fault(many)).toEqual(['milestones_full', { most: 40 }]);
  });

  it('are planned by council, dispatchers and the unit of the phase in hand', () => {
    const story = new Story();
    expect(story.refused((it) => it.add('a', '2026-04-01', null, customs))[0]).toBe('not_entitled');
    story.when(customs, { type: 'enter_phase', phase: 'approval' });
    story.add('a', '2026-04-01', 'union', customs);
    story.add('b', '2026-04-01', null, dispatcher);
    for (const stranger of [terminal, union, acme])
      expect(story.refused((it) => it.replan('a', '2026-04-02', stranger))[0]).toBe('not_entitled');
    expect(story.refused((it) => it.remove('a', union))[0]).toBe('not_entitled');
  });

  it('have a code that occurs once, and a day that has not passed', () => {
    const story = new Story();
    expect(story.refused((it) => it.add('start', '2026-04-01'))).toEqual([
      'repeated_code',
      { repeated: 'start' },
    ]);
    expect(story.refused((it) => it.add('a', '2026-03-01'))).toEqual([
      'due_has_passed',
      { today: '2026-03-02' },
    ]);
    expect(story.add('a', '2026-03-02')).toMatchObject([{ milestone: 'a', plannedOn: '2026-03-02' }]);
    const milestone = { ...given('b', '2026-04-01'), phase: 'party' };
    expect(story.refused((it) => it.when(council, { type: 'add_milestone', milestone }))[0]).toBe(
      'unknown_part',
    );
    story.remove('a');
    expect(story.refused((it) => it.add('a', '2026-04-01'))[0]).toBe('repeated_code');
    for (let i = 1; i < MOST_MILESTONES; i++) story.add(`m${i}`, '2026-04-01');
    expect(story.refused((it) => it.add('one_more', '2026-04-01'))[0]).toBe('milestones_full');
    story.remove('m1');
    story.add('one_more', '2026-04-01');
  });

  it('are planned anew with a reason; the first day stays', () => {
    const story = new Story();
    story.replan('start', '2026-03-20');
    expect(story.replan('start', '2026-03-15')).toMatchObject([
      { from: '2026-03-20', plannedOn: '2026-03-15', firstPlannedOn: '2026-03-10', move: 2 },
    ]);
    expect(story.of('start')).toMatchObject({
      ...{ plannedOn: '2026-03-15', firstPlannedOn: '2026-03-10', dueAt: midnight('2026-03-16') },
      moves: [
        { from: '2026-03-10', to: '2026-03-20', reason: '台风', by: { role: 'council', unitId: null } },
        { from: '2026-03-20', to: '2026-03-15', at: story.now },
      ],
    });
    expect(story.refused((it) => it.replan('start', '2026-03-01'))[0]).toBe('due_has_passed');
    expect(story.refused((it) => it.replan('start', '2026-03-15'))[0]).toBe('same_day');
    expect(story.refused((it) => it.replan('nothing', '2026-03-15'))[0]).toBe('unknown_part');
  });

  it('are reached by the end of today, not before the opening, said by their unit too', () => {
    const story = new Story([], [given('start', '2026-03-10', 'union')]).at('2026-03-05');
    const range = { from: '2026-03-02', to: '2026-03-05' };
    expect(story.refused((it) => it.reach('start', '2026-03-06'))).toEqual(['not_reachable_on', range]);
    expect(story.refused((it) => it.reach('start', '2026-03-01'))).toEqual(['not_reachable_on', range]);
    expect(story.refused((it) => it.reach('start', null, terminal))).toEqual([
      'not_entitled',
      { actors: ['dispatcher', 'council', 'union'] },
    ]);
    expect(story.reach('start', null, union)).toMatchObject([
      { reachedOn: '2026-03-05', daysAhead: 5, daysAheadOfFirst: 5, unitId: 'union' },
    ]);
    expect(story.refused((it) => it.reach('start'))[0]).toBe('already_done');
    expect(story.refused((it) => it.replan('start', '2026-04-01'))[0]).toBe('milestone_reached');
    expect(story.refused((it) => it.remove('start'))[0]).toBe('milestone_reached');
    story.takeBack('start', union);
    expect(story.of('start')).toMatchObject({
      reached: null,
      takenBack: [{ reachedOn: '2026-03-05', reason: '误报' }],
    });
    expect(story.refused((it) => it.takeBack('start'))[0]).toBe('milestone_not_reached');
  });

  it('keep a process open until they are reached or removed; after its end nothing is asked of them', () => {
    const story = new Story([], [given('start', '2026-03-10'), given('end', '2026-03-20')]);
    story.when(customs, { type: 'enter_phase', phase: 'approval' });
    story.when(dispatcher, { type: 'enter_phase', phase: 'construction' });
    expect(outstandingParts(story.process)).toEqual(['milestone:start', 'milestone:end']);
    story.remove('start');
    story.reach('end');
    story.when(dispatcher, { type: 'close' });
    expect(story.refused((it) => it.takeBack('end'))[0]).toBe('process_closed');
    expect(story.at('2026-05-01').tick()).toEqual([]);
  });
});

describe('a milestone that is late', () => {
  it('is so at local midnight after its day, and told of once', () => {
    const story = new Story();
    story.now = midnight('2026-03-11') - 1;
    expect([milestoneState(story.of('start'), story.now), story.tick()]).toEqual(['planned', []]);
    expect(milestoneState(story.of('start'), midnight('2026-03-11'))).toBe('late');
    story.now = midnight('2026-03-11') + 1;
    expect(story.tick()).toEqual([
      {
        ...{
          type: 'project_process.milestone_overdue',
          at: story.now,
          milestone: 'start',
          unitId: 'customs',
        },
        ...{
          phase: null,
          plannedOn: '2026-03-10',
          firstPlannedOn: '2026-03-10',
          dueAt: midnight('2026-03-11'),
        },
      },
    ]);
    expect(story.at('2026-03-30').tick()).toEqual([]);
  });

  it('is told of again for another day, not after it was taken back', () => {
    const story = new Story().at('2026-03-12');
    const types = (events: ProcessEvent[]) => events.map(({ type }) => type.split('milestone_')[1]);
    // What has passed is on record before what is asked for, whether or not the watch has come by.
    expect(types(story.replan('start', '2026-03-20'))).toEqual(['overdue', 'replanned']);
    expect(milestoneState(story.of('start'), story.now)).toBe('planned');
    expect(types(story.at('2026-03-22').reach('start'))).toEqual(['overdue', 'reached']);
    story.takeBack('start');
    expect([types(story.tick()), milestoneState(story.of('start'), story.now)]).toEqual([[], 'late']);
  });

  it('is its unit’s, else its phase’s, else the phase’s in hand', () => {
    const story = new Story(
      [planned('own', 1, { unitId: 'union' }), planned('ofPhase', 1, { phase: 'construction' })],
      [given('free', '2026-03-03')],
    );
    story.when(customs, { type: 'enter_phase', phase: 'approval' });
    story.at('2026-03-05');
    const units = story.tick().map((event) => 'milestone' in event && [event.milestone, event.unitId]);
    expect(units).toEqual([
      ['own', 'union'],
      ['ofPhase', 'terminal'],
      ['free', 'customs'],
    ]);
  });
});

describe('the speed of a project', () => {
  const days = ['2026-03-10', '2026-03-20', '2026-03-30'];
  const story = () =>
    new Story(
      [],
      ['a', 'b', 'c'].map((code, i) => given(code, days[i]!)),
    );

  it('is what was gained or lost against the plan and the first plan, and the days between (mechanisms 1.24)', () => {
    const it = story();
    it.replan('b', '2026-03-25');
    it.at('2026-04-01');
    it.reach('c', '2026-04-01');
    it.reach('b', '2026-03-22');
    it.reach('a', '2026-03-08');
    expect([...speedsOf(milestonesOf(it.process))]).toEqual([
      ['a', { daysAhead: 2, daysAheadOfFirst: 2, daysSincePrevious: null, previous: null }],
      ['b', { daysAhead: 3, daysAheadOfFirst: -2, daysSincePrevious: 14, previous: 'a' }],
      ['c', { daysAhead: -2, daysAheadOfFirst: -2, daysSincePrevious: 10, previous: 'b' }],
    ]);
    expect(processSpeed(milestonesOf(it.process), it.now)).toEqual({
      ...{ planned: 0, late: 0, reached: 3, daysAheadOfFirst: -2, daysFirstToLast: 24 },
    });
  });

  it('of two on one day is in the order of the reports; of one there are no days between', () => {
    const it = story().at('2026-03-15');
    it.reach('b', '2026-03-15');
    expect(processSpeed(milestonesOf(it.process), it.now)).toEqual({
      ...{ planned: 1, late: 1, reached: 1, daysAheadOfFirst: 5, daysFirstToLast: null },
    });
    it.now += 1;
    it.reach('a', '2026-03-15');
    expect(speedsOf(milestonesOf(it.process)).get('a')).toMatchObject({
      daysSincePrevious: 0,
      previous: 'b',
    });
  });
});
