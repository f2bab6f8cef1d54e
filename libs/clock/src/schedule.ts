import type { Calendar } from './calendar.js';
import { due, used } from './clock.js';
import type { Instant } from './instant.js';
import type { Pause } from './pause.js';
import type { Deadline } from './target.js';

/** A clock warns when four fifths of its time are used (lifecycle B5). */
export const WARN_SHARE = 0.8;

/** When a clock warns and when it is full; `Infinity` while a pause without an end holds it. */
export interface Schedule {
  readonly warnAt: Instant;
  readonly dueAt: Instant;
}

/**
 * The one function that places a clock in time: from its start, its deadline, what extended it, its calendar and its pauses. It is
 * asked at the start, after each pause, for an extension and when a calendar changes, so that no two places can disagree (lessons 7).
 *
 * @param deadlines the deadline, then what extends it: each begins where the one before it ends, and the warning is the last one's.
 * @throws ClockError as `due`.
 */
export function schedule(
  start: Instant,
  deadlines: readonly [Deadline, ...Deadline[]],
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Schedule {
  let from = start;
  let warnAt = start;
  for (const deadline of deadlines) {
    if (from === Infinity) return { warnAt: Infinity, dueAt: Infinity };
    warnAt = used(WARN_SHARE, from, deadline, calendar, pauses);
    from = due(from, deadline.target, deadline.mode, calendar, pauses);
  }
  return { warnAt, dueAt: from };
}
