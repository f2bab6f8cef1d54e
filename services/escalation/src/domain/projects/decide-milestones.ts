import { daysBetween, type Instant, localDate, plusDays, startOfLocalDate } from '@muster/clock';
import type { Actor } from '../actor.js';
import { isEntitled, mayOnly } from './entitled.js';
import {
  answerableUnit,
  type By,
  isAwaited,
  type Milestone,
  type MilestonePlan,
  MOST_MILESTONES,
  type NewMilestone,
} from './milestone.js';
import type { MilestoneCommand, MilestoneCommandType } from './milestone-command.js';
import type { MilestoneEvent, MilestoneKey } from './milestone-event.js';
import { ProcessFault } from './process-fault.js';
import { milestonesOf, type ProjectProcess, unitInHand } from './project-process.js';

/** Who plans, besides the unit of the phase in hand. */
export const PLANNERS = ['dispatcher', 'council'] as const;

/** What a decision needs besides the process. */
interface MilestoneContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendars: { readonly defaultCalendar: { readonly timeZone: string } };
}

type Of<Type extends MilestoneCommandType> = Extract<MilestoneCommand, { type: Type }>;
type Decide<Type extends MilestoneCommandType> = (
  process: ProjectProcess,
  command: Of<Type>,
  context: MilestoneContext,
) => MilestoneEvent;

/** The steps with milestones (ADR-0241). @throws ProcessFault when the rules do not allow one. */
export const milestoneDecisions: { readonly [Type in MilestoneCommandType]: Decide<Type> } = {
  add_milestone: (process, { milestone }, context) => {
    mayPlan(context.actor, process);
    return addedMilestone(process, milestone, context);
  },
  replan_milestone: (process, { code, plannedOn, reason }, { now, actor, calendars }) => {
    mayPlan(actor, process);
    const one = awaited(process, code);
    const { timeZone } = calendars.defaultCalendar;
    notPast(plannedOn, localDate(timeZone, now));
    if (plannedOn === one.plannedOn) throw new ProcessFault('same_day', { planned_on: plannedOn });
    return {
      type: 'project_process.milestone_replanned',
      at: now,
      ...keyOf(process, { ...one, plannedOn }),
      from: one.plannedOn,
      dueAt: endOfDay(timeZone, plannedOn),
      move: one.moves.length + 1,
      reason,
      by: byOf(actor),
    };
  },
  reach_milestone: (process, { code, reachedOn }, { now, actor, calendars }) => {
    const one = named(process, code);
    mayReport(actor, process, one);
    if (one.reached) throw new ProcessFault('already_done');
    const { timeZone } = calendars.defaultCalendar;
    const [from, to] = [localDate(timeZone, process.openedAt), localDate(timeZone, now)];
    const on = reachedOn ?? to;
    if (on < from || on > to) throw new ProcessFault('not_reachable_on', { from, to });
    return {
      type: 'project_process.milestone_reached',
      at: now,
      ...keyOf(process, one),
      reachedOn: on,
      daysAhead: daysBetween(on, one.plannedOn),
      daysAheadOfFirst: daysBetween(on, one.firstPlannedOn),
      by: byOf(actor),
    };
  },
  take_back_milestone: (process, { code, reason }, { now, actor }) => {
    const one = named(process, code);
    mayReport(actor, process, one);
    if (!one.reached) throw new ProcessFault('milestone_not_reached', { milestone: code });
    return {
      type: 'project_process.milestone_taken_back',
      at: now,
      ...keyOf(process, one),
      reachedOn: one.reached.on,
      reason,
      by: byOf(actor),
    };
  },
  remove_milestone: (process, { code, reason }, { now, actor }) => {
    mayPlan(actor, process);
    const key = keyOf(process, awaited(process, code));
    return { type: 'project_process.milestone_removed', at: now, ...key, reason, by: byOf(actor) };
  },
};

/**
 * The milestones of a process that is just opened: those of its template, each so many days after today, and those that were given. A given
 * one takes the place of the template's with the same code.
 *
 * @throws ProcessFault as adding each one does.
 */
export function firstMilestones(
  process: ProjectProcess,
  given: readonly NewMilestone[],
  context: MilestoneContext,
): NewMilestone[] {
  const today = localDate(context.calendars.defaultCalendar.timeZone, context.now);
  const ofTemplate = (process.plan.milestones ?? [])
    .filter(({ code }) => given.every((one) => one.code !== code))
    .map(({ offsetDays, ...one }: MilestonePlan) => ({ ...one, plannedOn: plusDays(today, offsetDays) }));
  return [...ofTemplate, ...given];
}

/** Adds one, whoever it is that does. @throws ProcessFault `milestones_full`, `repeated_code`, `unknown_part`, `due_has_passed`. */
export function addedMilestone(
  process: ProjectProcess,
  { code, nameZh, nameEn, unitId, phase, plannedOn }: NewMilestone,
  { now, calendars }: MilestoneContext,
): MilestoneEvent {
  const others = milestonesOf(process);
  if (others.some((one) => one.code === code)) throw new ProcessFault('repeated_code', { repeated: code });
  if (others.filter(({ removed }) => !removed).length >= MOST_MILESTONES)
    throw new ProcessFault('milestones_full', { most: MOST_MILESTONES });
  if (phase !== null && process.plan.phases.every((each) => each.code !== phase))
    throw new ProcessFault('unknown_part', { part: phase });
  const { timeZone } = calendars.defaultCalendar;
  notPast(plannedOn, localDate(timeZone, now));
  return {
    type: 'project_process.milestone_added',
    at: now,
    ...keyOf(process, { code, unitId, phase, plannedOn, firstPlannedOn: plannedOn }),
    ...{ nameZh, nameEn, ownUnitId: unitId },
    dueAt: endOfDay(timeZone, plannedOn),
  };
}

/** It is late for the day that is planned: told once, whoever finds it. */
export function overdueMilestone(process: ProjectProcess, code: string, now: Instant): MilestoneEvent {
  const one = named(process, code);
  return {
    type: 'project_process.milestone_overdue',
    at: now,
    ...keyOf(process, one),
    dueAt: one.dueAt,
  };
}

/** Dispatchers, the council, and the unit of the phase in hand. */
export function isPlanner(actor: Actor, process: ProjectProcess): boolean {
  return isEntitled(actor, PLANNERS, unitInHand(process));
}

/** Whoever plans, and the unit that answers for the milestone. */
export function isReporter(actor: Actor, process: ProjectProcess, one: Milestone): boolean {
  return isPlanner(actor, process) || isEntitled(actor, [], answerableUnit(process, one));
}

function mayPlan(actor: Actor, process: ProjectProcess): void {
  mayOnly(actor, PLANNERS, unitInHand(process));
}

function mayReport(actor: Actor, process: ProjectProcess, one: Milestone): void {
  if (!isReporter(actor, process, one)) mayOnly(actor, PLANNERS, answerableUnit(process, one));
}

/** @throws ProcessFault `unknown_part` for one that there is not, or that was removed. */
function named(process: ProjectProcess, code: string): Milestone {
  const one = milestonesOf(process).find((each) => each.code === code && each.removed === null);
  if (!one) throw new ProcessFault('unknown_part', { part: code });
  return one;
}

function awaited(process: ProjectProcess, code: string): Milestone {
  const one = named(process, code);
  if (!isAwaited(one)) throw new ProcessFault('milestone_reached', { milestone: code });
  return one;
}

function notPast(day: string, today: string): void {
  if (day < today) throw new ProcessFault('due_has_passed', { today });
}

const endOfDay = (timeZone: string, day: string): Instant => startOfLocalDate(timeZone, plusDays(day, 1));

const byOf = ({ accountId, role, unitId }: Actor): By => ({ accountId, role, unitId: unitId ?? null });

function keyOf(
  process: ProjectProcess,
  one: Pick<Milestone, 'code' | 'unitId' | 'phase' | 'plannedOn' | 'firstPlannedOn'>,
): MilestoneKey {
  const { code: milestone, phase, plannedOn, firstPlannedOn } = one;
  return { milestone, unitId: answerableUnit(process, one), phase, plannedOn, firstPlannedOn };
}
