import { type Calendar, type Deadline, type Instant, type Schedule, schedule } from '@muster/clock';
import { pausesOf } from './clocks.js';
import { deadlineOf, pinnedPolicy } from './deadline-policies.js';
import type { Directory } from './directory.js';
import { pinsBehind, type RunningClock } from './running-clocks.js';
import type { Wait, Whistle } from './whistle.js';

/** A clock that starts now. */
export function scheduleFrom(start: Instant, deadline: Deadline, calendar: Calendar): Schedule {
  return schedule(start, [deadline], calendar);
}

/**
 * Where a clock stands by what it was started under: its policy and calendar at their pinned versions, its extension and its pauses.
 *
 * @returns undefined for a date that was agreed on instead of computed (T13), or that the pinned policy does not know.
 * @param asked.calendar another one than the pinned, when that is the question (rescheduling).
 * @param asked.heldUntil what an open wait counts up to; without it a clock that stands still has no due instant.
 */
export function pinnedSchedule(
  whistle: Whistle,
  running: RunningClock,
  directory: Directory,
  { calendar, heldUntil }: { readonly calendar?: Calendar; readonly heldUntil?: Instant } = {},
): Schedule | undefined {
  const { name, clock } = running;
  const pins = pinsBehind(whistle, running);
  const policy = pinnedPolicy(pins, whistle, directory);
  const deadline = name === 'review' ? undefined : deadlineOf(policy, name, whistle);
  if (!deadline) return undefined;
  return schedule(
    clock.startedAt,
    [deadline, ...(clock.extension ? [clock.extension.by] : [])],
    calendar ?? directory.calendarAt(pins.calendarId, pins.calendarVersion),
    pausesOf(waitsOf(whistle, running), heldUntil),
  );
}

function waitsOf(whistle: Whistle, { assignment, name }: RunningClock): readonly Wait[] {
  if (name === 'triage') return whistle.particulars.heldTriage?.waits ?? [];
  return name === 'resolve' ? (assignment ?? whistle).waits : [];
}
