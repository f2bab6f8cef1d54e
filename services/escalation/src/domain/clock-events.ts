import type { Instant, Schedule } from '@muster/clock';
import { ended } from './applying.js';
import { isOpen, isUnsettled, openWait, outcomeOf, scheduleData } from './clocks.js';
import { deadlineOf, policyFor } from './deadline-policies.js';
import type { Directory } from './directory.js';
import { iso, type OfClock } from './event-parts.js';
import {
  overdueClocks,
  pinsBehind,
  type RunningClock,
  runningClocks,
  warningClocks,
} from './running-clocks.js';
import { pinnedSchedule, scheduleFrom } from './schedules.js';
import { TICKET_CLOCK_RULES, type TicketClockRule } from './ticket-clock-rules.js';
import { type PauseClass, TICKET_CLOCKS, type TicketClockName } from './vocabulary.js';
import type { Assignment, Clock, Wait, Whistle } from './whistle.js';
import type { NewWhistleEvent } from './whistle-event.js';

export function ofClock({ assignment, name }: Omit<RunningClock, 'clock'>): OfClock {
  return { assignment_id: assignment?.id ?? null, unit_id: assignment?.unitId ?? null, clock: name };
}

/** Deadlines that have passed, each on record exactly once (ADR-0031). */
export function breaches(whistle: Whistle, now: Instant): NewWhistleEvent[] {
  return overdueClocks(whistle, now).map((running) => ({
    type: 'clock.breached',
    data: { ...ofClock(running), due_at: iso(running.clock.dueAt), detected_at: iso(now) },
  }));
}

/** Four fifths of the time are used (lifecycle B5). Only the scheduler warns: whoever acts has no need of it any more. */
export function warnings(whistle: Whistle, now: Instant): NewWhistleEvent[] {
  return warningClocks(whistle, now).map(({ clock, ...running }) => ({
    type: 'clock.warned',
    data: { ...ofClock(running), due_at: iso(clock.dueAt), warn_at: iso(clock.warnAt!) },
  }));
}

/**
 * Clocks that run by a version of a calendar that is not the newest any more move to where the newest puts them; satisfied, breached
 * and standing ones stay (lifecycle B5). A clock that does not move keeps its version.
 */
export function reschedulings(whistle: Whistle, directory: Directory): NewWhistleEvent[] {
  const moved: NewWhistleEvent[] = [];
  for (const running of runningClocks(whistle)) {
    const pins = pinsBehind(whistle, running);
    const calendar = directory.newestCalendar(pins.calendarId);
    if (!calendar || calendar.version <= pins.calendarVersion) continue;
    const next = pinnedSchedule(whistle, running, directory, { calendar });
    if (!next || next.dueAt === running.clock.dueAt) continue;
    moved.push({
      type: 'clock.rescheduled',
      data: {
        ...ofClock(running),
        calendar_id: calendar.id,
        calendar_version: calendar.version,
        old_due_at: iso(running.clock.dueAt),
        ...scheduleData(next),
      },
    });
  }
  return moved;
}

/** The resolve clock of a unit, or of the whistle itself, stands still from now on for this reason. None where it is settled, or does already. */
export function paused(
  whistle: Whistle,
  assignment: Assignment | null,
  kind: PauseClass,
  until: Instant | null,
): NewWhistleEvent[] {
  const { clocks, waits } = assignment ?? whistle;
  if (!isOpen(clocks.resolve) || openWait(waits, kind)) return [];
  return [
    {
      type: 'clock.paused',
      data: {
        ...ofClock({ assignment, name: 'resolve' }),
        class: kind,
        until: until === null ? null : iso(until),
      },
    },
  ];
}

/**
 * The resolve clock of a unit, or of the whistle itself, runs again, with as much time left as it had; unless it stands still for another
 * reason as well.
 *
 * @param kind the reason that is gone. Nothing comes of one for which it does not stand still.
 * @param at when the wait ended: now, or the instant at which it ended by itself.
 */
export function resumed(
  whistle: Whistle,
  assignment: Assignment | null,
  kind: PauseClass,
  at: Instant,
  directory: Directory,
): NewWhistleEvent[] {
  const owner = assignment ?? whistle;
  const { resolve: clock } = owner.clocks;
  const wait = openWait(owner.waits, kind);
  if (!isOpen(clock) || !wait) return [];
  const next = scheduleAfter(whistle, assignment, clock, ended(owner.waits, at, kind), directory);
  return [
    {
      type: 'clock.resumed',
      data: {
        ...ofClock({ assignment, name: 'resolve' }),
        class: wait.class,
        paused_at: iso(wait.from),
        ended_at: iso(at),
        ...scheduleData(next ?? { dueAt: clock.dueAt, warnAt: clock.warnAt ?? clock.dueAt }),
      },
    },
  ];
}

/** Where the resolve clock of a unit, or of the whistle itself, stands with these waits; undefined while one of them lasts. */
export function scheduleAfter(
  whistle: Whistle,
  assignment: Assignment | null,
  clock: Clock,
  waits: readonly Wait[],
  directory: Directory,
): Schedule | undefined {
  if (openWait(waits)) return undefined;
  const running = { assignment: assignment && { ...assignment, waits }, name: 'resolve', clock } as const;
  return pinnedSchedule(assignment ? whistle : { ...whistle, waits }, running, directory);
}

/** What becomes of the whistle's own clocks when what they wait for is done, or it has left the states in which they run. */
export function settlements(whistle: Whistle): NewWhistleEvent[] {
  return TICKET_CLOCKS.flatMap((name): NewWhistleEvent[] => {
    const clock = whistle.clocks[name];
    if (!isUnsettled(clock)) return [];
    const { runsIn, keptBy, isDone }: TicketClockRule = TICKET_CLOCK_RULES[name];
    const goesOn = runsIn.includes(whistle.state);
    if (goesOn ? isDone?.(whistle) : keptBy.includes(whistle.state))
      return [
        {
          type: 'clock.satisfied',
          data: { clock: name, due_at: iso(clock.dueAt), outcome: outcomeOf(clock) },
        },
      ];
    return goesOn ? [] : voided(whistle, name);
  });
}

/** The clocks of the whistle itself that something is owed by and that do not run yet, in the states in which they do. */
export function demands(whistle: Whistle, now: Instant, directory: Directory): NewWhistleEvent[] {
  return STARTING_BY_THEMSELVES.flatMap((name) => {
    const { runsIn, isOwed }: TicketClockRule = TICKET_CLOCK_RULES[name];
    const waits = runsIn.includes(whistle.state) && !isUnsettled(whistle.clocks[name]);
    return waits && isOwed!(whistle, directory) ? [started(name, whistle, now, directory)] : [];
  });
}

const STARTING_BY_THEMSELVES = TICKET_CLOCKS.filter(
  (name): name is Exclude<TicketClockName, 'review'> => 'isOwed' in TICKET_CLOCK_RULES[name],
);

/** One of the whistle's own clocks has nothing to wait for any more. None where it is settled, or was never started. */
export function voided({ clocks }: Whistle, name: TicketClockName): NewWhistleEvent[] {
  const clock = clocks[name];
  return isUnsettled(clock)
    ? [{ type: 'clock.voided', data: { clock: name, due_at: iso(clock.dueAt) } }]
    : [];
}

/** The dispatcher's time: all of it, or what was left of it when the raiser was asked (T2). */
export function triageStarted(whistle: Whistle, now: Instant, directory: Directory): NewWhistleEvent {
  const clock = whistle.particulars.heldTriage?.clock;
  const left = clock?.pins && pinnedSchedule(whistle, { assignment: null, name: 'triage', clock }, directory);
  if (!left) return started('triage', whistle, now, directory);
  return {
    type: 'clock.started',
    data: {
      clock: 'triage',
      ...scheduleData(left),
      policy_code: clock.pins!.policyCode,
      policy_version: clock.pins!.policyVersion,
      calendar_id: clock.pins!.calendarId,
      calendar_version: clock.pins!.calendarVersion,
      goes_on: true,
    },
  };
}

/** One of the whistle's own clocks starts, by the policy and calendar of today. */
export function started(
  name: Exclude<TicketClockName, 'review'>,
  whistle: Whistle,
  now: Instant,
  directory: Directory,
): NewWhistleEvent {
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory, whistle.level);
  const calendar = directory.defaultCalendar;
  return {
    type: 'clock.started',
    data: {
      clock: name,
      ...scheduleData(scheduleFrom(now, deadlineOf(policy, name, whistle)!, calendar)),
      policy_code: policy.code,
      policy_version: version,
      calendar_id: calendar.id,
      calendar_version: calendar.version,
    },
  };
}
