import { due, elapsed, type Instant, localDate } from '@muster/clock';
import type { Actor } from '../actor.js';
import {
  addedMilestone,
  firstMilestones,
  milestoneDecisions,
  overdueMilestone,
} from './decide-milestones.js';
import { mayOnly } from './entitled.js';
import { isAwaited, type NewMilestone } from './milestone.js';
import type { ProcessCommand, ProcessCommandType } from './process-command.js';
import {
  nextWageCheck,
  type ProcessCalendars,
  type ProcessDeadline,
  processDeadlines,
} from './process-due.js';
import type { ProcessEvent } from './process-event.js';
import { ProcessFault } from './process-fault.js';
import {
  assertNamedOnce,
  type PhasePlan,
  type ProcessTemplate,
  type SegmentPlan,
  versionOn,
} from './process-template.js';
import {
  evolveProcess,
  milestonesOf,
  pendingSubmission,
  type ProjectProcess,
  teamAtWork,
  unitInHand,
} from './project-process.js';

/** What a decision needs besides the process itself. */
export interface ProcessContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendars: ProcessCalendars;
  /** The process's template as it is today: it says which limit a submission gets. */
  readonly template: Pick<ProcessTemplate, 'versions'>;
}

type Of<Type extends ProcessCommandType> = Extract<ProcessCommand, { type: Type }>;
type Decide<Type extends ProcessCommandType> = (
  process: ProjectProcess,
  command: Of<Type>,
  context: ProcessContext,
) => ProcessEvent;

const decisions: { readonly [Type in Exclude<ProcessCommandType, 'tick'>]: Decide<Type> } = {
  // Phases follow one another as planned; tasks may lag behind, elements may not.
  enter_phase: (process, { phase }, { now, actor }) => {
    const plan = planned(process.plan.phases, phase);
    mayOnly(actor, ['dispatcher'], plan.unitId);
    const next = nextPhase(process);
    if (next?.code !== phase) throw new ProcessFault('phase_out_of_order', { next: next?.code ?? null });
    const missing = missingElements(process, plan);
    if (missing.length > 0) throw new ProcessFault('elements_not_ready', { missing });
    const notices = plan.notices.map(({ code }) => code);
    return { type: 'project_process.phase_entered', at: now, phase, unitId: plan.unitId, notices };
  },
  acknowledge_notice: (process, { phase }, { now, actor }) => {
    mayOwner(actor, process);
    const entered = process.phases.find(({ code }) => code === phase);
    if (!entered) throw new ProcessFault('phase_not_entered', { phase });
    if (entered.acknowledgedAt !== null) throw new ProcessFault('already_done');
    return { type: 'project_process.notice_acknowledged', at: now, phase };
  },
  complete_task: (process, { phase, task, note }, { now, actor }) => {
    const { unitId } = planned(planned(process.plan.phases, phase).tasks, task);
    mayOnly(actor, ['dispatcher'], unitId);
    if (!process.phases.some(({ code }) => code === phase))
      throw new ProcessFault('phase_not_entered', { phase });
    if (process.tasks.some((done) => done.phase === phase && done.task === task))
      throw new ProcessFault('already_done');
    return { type: 'project_process.task_completed', at: now, phase, task, unitId, note };
  },
  // The limit is the one of today, and stays with this submission whatever is published later (mechanisms 1.23).
  submit_segment: (process, { segment }, { now, actor, calendars, template }) => {
    const plan = planned(process.plan.segments, segment);
    mayOwner(actor, process, 'dispatcher');
    const submissions = process.segments[segment] ?? [];
    if (submissions.some(({ accepted }) => accepted === true)) throw new ProcessFault('already_done');
    if (pendingSubmission(process, segment)) throw new ProcessFault('segment_under_review');
    const { limitWorkingDays, templateVersion } = limitInForce(process, plan, template, calendars, now);
    const calendar = calendars.calendarOf(plan.unitId);
    return {
      type: 'project_process.segment_submitted',
      at: now,
      segment,
      unitId: plan.unitId,
      no: submissions.length + 1,
      templateVersion,
      limitWorkingDays,
      dueAt: due(now, { working_days: limitWorkingDays }, 'working_time', calendar),
      calendarId: calendar.id,
      calendarVersion: calendar.version,
    };
  },
  decide_segment: (process, { segment, accepted, findings }, { now, actor, calendars }) => {
    const { unitId } = planned(process.plan.segments, segment);
    mayOnly(actor, [], unitId);
    const pending = pendingSubmission(process, segment);
    if (!pending) throw new ProcessFault('segment_not_submitted');
    const { no, submittedAt, limitWorkingDays, breachedAt } = pending;
    const calendar = calendars.calendarOf(unitId);
    const minutes = elapsed(submittedAt, now, 'working_time', calendar);
    return {
      type: 'project_process.segment_decided',
      at: now,
      segment,
      unitId,
      no,
      accepted,
      findings,
      limitWorkingDays,
      workingDays: Number((minutes / calendar.standardDayMinutes).toFixed(2)),
      inTime: breachedAt === null,
    };
  },
  check_wages: (process, { month, ticks }, { now, actor, calendars }) => {
    const { wageWatch } = process.plan;
    if (!wageWatch) throw new ProcessFault('unknown_part', { part: 'wage_watch' });
    mayOnly(actor, ['dispatcher'], wageWatch.unitId);
    const thisMonth = localDate(calendars.defaultCalendar.timeZone, now).slice(0, 7);
    if (month < process.openedMonth || month > thisMonth)
      throw new ProcessFault('month_not_checkable', { from: process.openedMonth, to: thisMonth });
    const next = nextWageCheck(process.plan, process.openedMonth, [...process.wages, { month }], calendars);
    return { type: 'project_process.wages_checked', at: now, month, ticks, nextWageCheck: next };
  },
  assess_elements: (process, { phase, elements }, { now, actor }) => {
    const plan = planned(process.plan.phases, phase);
    mayOnly(actor, ['dispatcher'], plan.unitId);
    for (const { code } of elements) planned(plan.elements, code);
    assertNamedOnce(elements);
    return { type: 'project_process.elements_assessed', at: now, phase, elements };
  },
  // Whoever leads the phase in hand may call for help, as the lead of a whistle may.
  attach_team: (process, { teamId, officerIds, until }, { now, actor }) => {
    mayOnly(actor, ['dispatcher', 'council'], unitInHand(process));
    if (teamAtWork(process, teamId)) throw new ProcessFault('already_done');
    const members = [...new Set(officerIds)];
    return { type: 'project_process.team_attached', at: now, teamId, officerIds: members, until };
  },
  detach_team: (process, { teamId, result }, { now, actor }) => {
    mayOnly(actor, ['dispatcher', 'council'], unitInHand(process));
    if (!teamAtWork(process, teamId)) throw new ProcessFault('unknown_part', { part: teamId });
    return { type: 'project_process.team_detached', at: now, teamId, result };
  },
  ...milestoneDecisions,
  close: (process, _, { now, actor }) => {
    mayOnly(actor, ['dispatcher']);
    const outstanding = outstandingParts(process);
    if (outstanding.length > 0) throw new ProcessFault('process_outstanding', { outstanding });
    return { type: 'project_process.closed', at: now };
  },
  record_whistle: (_, { cause, reference, ticketId }, { now, actor }) => {
    mayOnly(actor, ['system']);
    return { type: 'project_process.whistle_raised', at: now, cause, reference, ticketId };
  },
};

/**
 * Opens a project's process on the version of the template that is in force, with the milestones of that and those that were given.
 *
 * @throws ProcessFault `not_entitled`, `no_version_in_force`, and as for adding a milestone.
 */
export function openProcess(
  {
    milestones = [],
    ...given
  }: {
    readonly id: string;
    readonly projectId: string;
    readonly enterpriseId: string | null;
    readonly milestones?: readonly NewMilestone[];
  },
  template: ProcessTemplate,
  context: Omit<ProcessContext, 'template'>,
): ProcessEvent[] {
  const { now, actor, calendars } = context;
  mayOnly(actor, ['dispatcher', 'council']);
  const today = localDate(calendars.defaultCalendar.timeZone, now);
  const plan = versionOn(template, today);
  if (!plan) throw new ProcessFault('no_version_in_force', { template: template.code });
  const { id: templateId, code: templateCode } = template;
  const openedMonth = today.slice(0, 7);
  const next = nextWageCheck(plan, openedMonth, [], calendars);
  const opened: ProcessEvent = {
    type: 'project_process.opened',
    at: now,
    ...given,
    templateId,
    templateCode,
    plan,
    openedMonth,
    nextWageCheck: next,
  };
  const events: ProcessEvent[] = [opened];
  let process = evolveProcess(undefined, opened);
  for (const milestone of firstMilestones(process, milestones, context)) {
    const added = addedMilestone(process, milestone, context);
    events.push(added);
    process = evolveProcess(process, added);
  }
  return events;
}

/**
 * Decides what a command means for an open process. Deadlines that passed before it are on record first, each once, whether the watch
 * has come by or not (ADR-0031).
 *
 * @throws ProcessFault when the rules do not allow it.
 */
export function decideProcess(
  process: ProjectProcess,
  command: ProcessCommand,
  context: ProcessContext,
): ProcessEvent[] {
  const events = passedDeadlines(process, context);
  if (command.type === 'tick') return events;
  const before = events.reduce(evolveProcess, process) as ProjectProcess;
  const mayStillHappen = command.type === 'record_whistle';
  if (before.closedAt !== null && !mayStillHappen) throw new ProcessFault('process_closed');
  const decide = decisions[command.type] as Decide<typeof command.type>;
  return [...events, decide(before, command as never, context)];
}

/** Every deadline that has passed; recording one month as missed makes the next one due. */
function passedDeadlines(process: ProjectProcess, { now, calendars }: ProcessContext): ProcessEvent[] {
  const events: ProcessEvent[] = [];
  let current = process;
  for (;;) {
    const [next] = processDeadlines(current);
    if (!next || next.dueAt >= now) return events;
    const event = passed(current, next, now, calendars);
    events.push(event);
    current = evolveProcess(current, event);
  }
}

function passed(
  process: ProjectProcess,
  deadline: ProcessDeadline,
  now: Instant,
  calendars: ProcessCalendars,
): ProcessEvent {
  const { dueAt } = deadline;
  switch (deadline.what) {
    case 'wage_check': {
      const { month } = deadline;
      const next = nextWageCheck(process.plan, month, [...process.wages, deadline], calendars);
      return { type: 'project_process.wage_check_missed', at: now, month, dueAt, nextWageCheck: next };
    }
    case 'segment': {
      const { segment } = deadline;
      const { unitId } = planned(process.plan.segments, segment);
      const { no } = pendingSubmission(process, segment)!;
      return { type: 'project_process.segment_breached', at: now, segment, unitId, no, dueAt };
    }
    case 'milestone':
      return overdueMilestone(process, deadline.milestone, now);
  }
}

function limitInForce(
  process: ProjectProcess,
  { code, limitWorkingDays }: SegmentPlan,
  template: ProcessContext['template'],
  { defaultCalendar }: ProcessCalendars,
  now: Instant,
): { limitWorkingDays: number; templateVersion: number } {
  const today = versionOn(template, localDate(defaultCalendar.timeZone, now));
  const segment = today?.segments.find((planned) => planned.code === code);
  // A segment that a later version has dropped keeps the limit of the plan that it belongs to.
  return today && segment
    ? { limitWorkingDays: segment.limitWorkingDays, templateVersion: today.no }
    : { limitWorkingDays, templateVersion: process.plan.no };
}

/** The phase that follows those that were entered; undefined behind the last. */
export function nextPhase({ plan, phases }: ProjectProcess): PhasePlan | undefined {
  return plan.phases[phases.length];
}

/** What a phase needs and does not have, or of which nobody has said so. */
export function missingElements(process: ProjectProcess, { code: phase, elements }: PhasePlan): string[] {
  const ready = new Set(
    process.elements.filter((element) => element.phase === phase && element.ready).map(({ code }) => code),
  );
  return elements.map(({ code }) => code).filter((code) => !ready.has(code));
}

/** What still has to happen before a process can be closed: phases, tasks, segments and `milestone:`s by code. */
export function outstandingParts(process: ProjectProcess): string[] {
  const { plan, phases, tasks, segments } = process;
  const entered = new Set(phases.map(({ code }) => code));
  const done = new Set(tasks.map(({ phase, task }) => `${phase}/${task}`));
  return [
    ...plan.phases.map(({ code }) => code).filter((code) => !entered.has(code)),
    ...plan.phases
      .flatMap((phase) => phase.tasks.map((task) => `${phase.code}/${task.code}`))
      .filter((task) => !done.has(task)),
    ...plan.segments
      .map(({ code }) => code)
      .filter((code) => !segments[code]?.some(({ accepted }) => accepted === true)),
    ...milestonesOf(process)
      .filter(isAwaited)
      .map(({ code }) => `milestone:${code}`),
  ];
}

function planned<Part extends { readonly code: string }>(parts: readonly Part[], code: string): Part {
  const part = parts.find((each) => each.code === code);
  if (!part) throw new ProcessFault('unknown_part', { part: code });
  return part;
}

/** The enterprise that owns the project; whoever acts on its behalf, where somebody may. */
function mayOwner(actor: Actor, process: ProjectProcess, onBehalf?: Actor['role']): void {
  if (actor.role === onBehalf || isOwner(actor, process)) return;
  throw new ProcessFault('not_entitled', {
    actors: ['owner', ...(onBehalf === undefined ? [] : [onBehalf])],
  });
}

/** Does this actor speak for the enterprise that owns the project? */
export function isOwner({ role, enterpriseId }: Actor, process: ProjectProcess): boolean {
  return role === 'enterprise' && process.enterpriseId !== null && enterpriseId === process.enterpriseId;
}
