import type { Calendar } from './calendar.js';
import { ClockError } from './clock-error.js';
import { DAY_MS, MINUTE_MS } from './instant.js';

/** How much time a clock allows. A working day is the calendar's standard working minutes, wherever it begins. */
export type Target =
  { readonly minutes: number } | { readonly working_days: number } | { readonly days: number };

/**
 * Which time a clock counts.
 * - `round_the_clock`: all of it.
 * - `working_time`: the calendar's shifts only.
 * - `calendar_days_next_working_end`: all of it, but a due instant on a day of rest moves to the end of the next working day
 *   (Routine in lifecycle B5), and so does one on that working day before its work ends: whoever begins later is never due
 *   earlier, nor before anybody has worked (ADR-0204).
 */
export type ClockMode = 'round_the_clock' | 'working_time' | 'calendar_days_next_working_end';

/** One deadline of a policy. */
export interface Deadline {
  readonly target: Target;
  readonly mode: ClockMode;
}

/**
 * A target as milliseconds of the time that its mode counts.
 *
 * @throws ClockError `target_invalid` for a negative amount, a fraction of a millisecond or of a calendar day; `target_mode_mismatch` for calendar days of
 *   working time or working days of anything else, which nobody could agree on.
 */
export function targetDuration(target: Target, mode: ClockMode, calendar: Calendar): number {
  if ('working_days' in target) {
    if (mode !== 'working_time') throw mismatch('working_days', mode);
    return checked(target.working_days * calendar.standardDayMinutes * MINUTE_MS);
  }
  if ('days' in target) {
    if (mode === 'working_time') throw mismatch('days', mode);
    return checked(target.days * DAY_MS, DAY_MS);
  }
  return checked(target.minutes * MINUTE_MS);
}

function checked(duration: number, multipleOf = 1): number {
  if (Number.isSafeInteger(duration) && duration >= 0 && duration % multipleOf === 0) return duration;
  throw new ClockError('target_invalid', `a target of ${duration} ms is not possible`);
}

function mismatch(unit: string, mode: ClockMode): ClockError {
  return new ClockError('target_mode_mismatch', `a target in ${unit} has no meaning for mode ${mode}`);
}
