import { startOfLocalDate } from '@muster/clock';
import type { Actor } from '../actor.js';
import { acme, competitor, council, dispatcher, harbour, officerOf } from '../testing/harbour.js';
import { decideProcess, openProcess } from './decide-process.js';
import { PossibleProcessSteps } from './possible-process-steps.js';
import type { ProcessCommand } from './process-command.js';
import { ProcessFault } from './process-fault.js';
import { evolveTemplate, publishVersion } from './process-template.js';
import { evolveProcess, type ProjectProcess } from './project-process.js';

const label = (code: string) => ({ code, nameZh: code, nameEn: code });
const template = evolveTemplate(
  undefined,
  publishVersion(
    undefined,
    {
      id: 't',
      code: 'industrial',
      effectiveOn: '2021-01-01',
      plan: {
        phases: [
          {
            ...label('approval'),
            unitId: 'customs',
            tasks: [{ ...label('permit'), unitId: 'police' }],
            notices: [],
            elements: [],
          },
          {
            ...label('construction'),
            unitId: 'terminal',
            tasks: [],
            notices: [],
            elements: [label('power')],
          },
        ],
        segments: [{ ...label('structure'), unitId: 'terminal', limitWorkingDays: 10 }],
        wageWatch: { unitId: 'border', categoryCode: 'clearance', graceWorkingDays: 5 },
        elementCategoryCode: null,
      },
    },
    '2021-01-01',
  ),
);
const calendars = harbour();
const now = startOfLocalDate('Asia/Shanghai', '2026-03-02') + 9 * 3_600_000;
const [customs, terminal, border, police] = ['customs', 'terminal', 'border', 'police'].map(officerOf) as [
  Actor,
  Actor,
  Actor,
  Actor,
];
const actors = { dispatcher, council, customs, terminal, border, police, acme, competitor };

const enter = (phase: string) => ({ type: 'enter_phase', phase }) as const;
const submit = { type: 'submit_segment', segment: 'structure' } as const;
const join = { type: 'attach_team', teamId: 'gate', officerIds: ['o-1'], until: null } as const;
const milestone = (code: string, unitId: string | null) => ({
  ...label(code),
  ...{ unitId, phase: 'construction', plannedOn: '2026-03-02' },
});
const plan = (code: string, unitId: string | null) =>
  ({ type: 'add_milestone', milestone: milestone(code, unitId) }) as const;
const reach = (code: string) => ({ type: 'reach_milestone', code, reachedOn: null }) as const;
const because = { reason: '-' };
const ofMilestone = (code: string): ProcessCommand[] => [
  reach(code),
  { type: 'replan_milestone', code, plannedOn: '2026-03-03', ...because },
  { type: 'take_back_milestone', code, ...because },
  { type: 'remove_milestone', code, ...because },
];
const permit = { type: 'complete_task', phase: 'approval', task: 'permit', note: null } as const;
const decide = (accepted: boolean) =>
  ({ type: 'decide_segment', segment: 'structure', accepted, findings: null }) as const;
const assess = (phase: string, ready: boolean) =>
  ({ type: 'assess_elements', phase, elements: [{ code: 'power', ready }] }) as const;

const decided = (process: ProjectProcess, actor: Actor, command: ProcessCommand) =>
  decideProcess(process, command, { now, actor, calendars, template });
const given = { id: 'p', projectId: 'berth-9', enterpriseId: 'acme' };
const opened = openProcess(given, template, { now, actor: dispatcher, calendars }).reduce<
  ProjectProcess | undefined
>(evolveProcess, undefined)!;
/** A process step by step, as it is after each. */
const course: readonly (readonly [Actor, ProcessCommand])[] = [
  [customs, enter('approval')],
  [acme, { type: 'acknowledge_notice', phase: 'approval' }],
  [dispatcher, join],
  [customs, plan('topped_out', 'police')],
  [council, plan('dropped', null)],
  [dispatcher, { type: 'remove_milestone', code: 'dropped', ...because }],
  [police, reach('topped_out')],
  [acme, submit],
  [terminal, decide(false)],
  [terminal, assess('construction', false)],
  [terminal, assess('construction', true)],
  [dispatcher, enter('construction')],
  [police, permit],
  [acme, submit],
  [terminal, decide(true)],
  [dispatcher, { type: 'detach_team', teamId: 'gate', result: '-' }],
  [dispatcher, { type: 'close' }],
];
const processes = course.reduce<ProjectProcess[]>(
  (before, [actor, command]) => [
    ...before,
    decided(before.at(-1)!, actor, command).reduce(evolveProcess, before.at(-1)!),
  ],
  [opened],
);

const couldTake = (process: ProjectProcess, actor: Actor) => (command: ProcessCommand) => {
  try {
    decided(process, actor, command);
    return true;
  } catch (error) {
    if (error instanceof ProcessFault) return false;
    throw error;
  }
};

describe('the steps that are offered with a process', () => {
  it.each(processes.map((process, taken) => ({ process, taken })))(
    'are those that would be decided, after $taken steps',
    ({ process, taken }) => {
      for (const [who, actor] of Object.entries(actors)) {
        const could = couldTake(process, actor);
        const stepsOf = (...commands: ProcessCommand[]) => commands.filter(could).map(({ type }) => type);
        const steps = new PossibleProcessSteps(process, actor);
        const ticks = { accountOpened: true, paidInFullOnTime: true, wagesBeforeProgressPayment: true };
        expect([who, taken, steps.ofProcess()]).toEqual([
          who,
          taken,
          stepsOf(
            { type: 'check_wages', month: '2026-03', ticks },
            { ...join, teamId: 'another' },
            plan('another', null),
            { type: 'close' },
          ),
        ]);
        for (const phase of process.plan.phases) {
          const { code } = phase;
          const assessed = phase.elements.length > 0 ? [assess(code, true)] : [];
          expect([who, code, steps.ofPhase(phase)]).toEqual([
            who,
            code,
            stepsOf(enter(code), { type: 'acknowledge_notice', phase: code }, ...assessed),
          ]);
          for (const task of phase.tasks) expect(steps.ofTask(code, task)).toEqual(stepsOf(permit));
        }
        for (const segment of process.plan.segments)
          expect([who, steps.ofSegment(segment)]).toEqual([who, stepsOf(submit, decide(true))]);
        for (const one of process.milestones ?? [])
          expect([who, one.code, steps.ofMilestone(one)]).toEqual([
            who,
            one.code,
            stepsOf(...ofMilestone(one.code)),
          ]);
        for (const team of process.teams ?? [])
          expect([who, steps.ofTeam(team)]).toEqual([
            who,
            stepsOf({ type: 'detach_team', teamId: team.id, result: '-' }),
          ]);
      }
    },
  );
});
