import type { Instant } from '@muster/clock';
import { type AssignmentState, type ClockName, type ClockOutcome, CLOCKS } from './vocabulary.js';
import type { Assignment, Clock, Whistle } from './whistle.js';

/** A clock that has been started. Without a due instant there is no clock. */
export function startedClock(dueAt: Instant | null): Clock | null {
  return dueAt === null ? null : { dueAt, stoppedAt: null, breachedAt: null };
}

export function isRunning(clock: Clock | null): clock is Clock {
  return clock !== null && clock.stoppedAt === null && clock.breachedAt === null;
}

/** How an event that stops a clock reports it. A due instant that has passed is on record before anything else (`overdueClocks`). */
export function outcomeOf(clock: Clock | null): ClockOutcome {
  if (clock === null) return 'none';
  return clock.breachedAt === null ? 'satisfied' : 'breached';
}

/** Deadlines that have passed and are not on record yet, earliest first. Whoever acts at the due instant itself is in time. */
export function overdueClocks(
  whistle: Whistle,
  now: Instant,
): { assignment: Assignment; name: ClockName; dueAt: Instant }[] {
  const overdue: { assignment: Assignment; name: ClockName; dueAt: Instant }[] = [];
  for (const assignment of whistle.assignments) {
    for (const name of CLOCKS) {
      const clock = assignment.clocks[name];
      if (isRunning(clock) && clock.dueAt < now) overdue.push({ assignment, name, dueAt: clock.dueAt });
    }
  }
  return overdue.sort((a, b) => a.dueAt - b.dueAt);
}

/** The earliest deadline of the whistle that is still running: when the scheduler must look at it next. */
export function nextDueAt(whistle: Whistle): Instant | null {
  let next = Infinity;
  for (const { clocks } of whistle.assignments) {
    for (const name of CLOCKS) {
      const clock = clocks[name];
      if (isRunning(clock) && clock.dueAt < next) next = clock.dueAt;
    }
  }
  return next === Infinity ? null : next;
}

/** What each state still owes. A submission waits for others, but stays as urgent as the answer it carries. */
const OWED: Record<AssignmentState, readonly ClockName[]> = {
  offered: ['sign', 'contact', 'resolve'],
  signed: ['contact', 'resolve'],
  working: ['resolve'],
  disputed: ['sign', 'contact', 'resolve'],
  paused: ['resolve'],
  submitted: ['resolve'],
  accepted: [],
  released: [],
  cancelled: [],
};

/** The due instant by which a unit sorts its inbox: the earliest that it still owes, passed or not; null without any. */
export function urgentAt({ state, clocks }: Assignment): Instant | null {
  let urgent: Instant | null = null;
  for (const name of OWED[state]) {
    const clock = clocks[name];
    // A unit that disputes may have signed already.
    const owed = clock && (state !== 'disputed' || clock.stoppedAt === null);
    if (owed && (urgent === null || clock.dueAt < urgent)) urgent = clock.dueAt;
  }
  return urgent;
}
