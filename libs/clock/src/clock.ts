import type { Calendar } from './calendar.js';
import { type Instant, MINUTE_MS } from './instant.js';
import { type Pause, runningSpans } from './pause.js';
import { type ClockMode, type Deadline, type Target, targetDuration } from './target.js';

const NO_PAUSES: readonly Pause[] = [];

/**
 * The instant at which a clock that starts at `start` is full: the earliest at which {@link elapsed} reaches the target. Whoever
 * acts at that very instant is still in time. `Infinity` while a pause without an end holds the clock.
 *
 * This and `elapsed` are the only places that count working time, over the same intervals (lessons 7).
 *
 * @throws ClockError for a target that does not fit the mode or a calendar with too little working time.
 */
export function due(
  start: Instant,
  target: Target,
  mode: ClockMode,
  calendar: Calendar,
  pauses: readonly Pause[] = NO_PAUSES,
): Instant {
  const duration = targetDuration(target, mode, calendar);
  if (mode === 'working_time') return fill(start, duration, calendar, pauses);
  // A calendar day is 23 or 25 hours long when clocks change: the due instant shows the same local time.
  const calendarDuration = 'days' in target ? calendar.addDays(start, target.days) - start : duration;
  const end = fill(start, calendarDuration, undefined, pauses);
  return mode === 'round_the_clock' || end === Infinity ? end : calendar.pastRest(end);
}

/**
 * The instant at which a share of the target is used up, e.g. 0.8 for a warning (lifecycle B5). Counts as {@link due} does, but a
 * share of calendar days is not moved to the end of a working day: a warning helps on the day itself.
 *
 * @param share of the target, above 0 and up to 1; the last fraction of a millisecond is dropped.
 */
export function used(
  share: number,
  start: Instant,
  { target, mode }: Deadline,
  calendar: Calendar,
  pauses: readonly Pause[] = NO_PAUSES,
): Instant {
  const duration = Math.floor(targetDuration(target, mode, calendar) * share);
  return fill(start, duration, mode === 'working_time' ? calendar : undefined, pauses);
}

/**
 * Minutes (with fractions, exact to the millisecond) of the time that `mode` counts between `start` and `end`, without pauses;
 * 0 when `end` is not after `start`. `calendar_days_next_working_end` counts like `round_the_clock`: only its due instant moves.
 */
export function elapsed(
  start: Instant,
  end: Instant,
  mode: ClockMode,
  calendar: Calendar,
  pauses: readonly Pause[] = NO_PAUSES,
): number {
  const counted = mode === 'working_time' ? calendar : undefined;
  let sum = 0;
  for (const [from, to] of runningSpans(start, end, pauses)) sum += span(from, to, counted);
  return sum / MINUTE_MS;
}

// Walks the unpaused spans until the duration is used up. Without a calendar all time counts.
function fill(
  start: Instant,
  duration: number,
  calendar: Calendar | undefined,
  pauses: readonly Pause[],
): Instant {
  if (duration === 0) return start;
  let left = duration;
  for (const [from, to] of runningSpans(start, Infinity, pauses)) {
    if (to !== Infinity) {
      const available = span(from, to, calendar);
      if (available < left) {
        left -= available;
        continue;
      }
    }
    return calendar ? calendar.advance(from, left) : from + left;
  }
  return Infinity;
}

function span(from: Instant, to: Instant, calendar: Calendar | undefined): number {
  return calendar ? calendar.workedBetween(from, to) : to - from;
}
