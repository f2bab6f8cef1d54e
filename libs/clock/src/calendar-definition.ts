/** Start and end of work in local time, `HH:MM`. `24:00` is midnight; an end at or before the start lies on the next day. */
export type Shift = readonly [start: string, end: string];

/** Monday first, as in ISO 8601. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A working day put on a day of rest (調休): with shifts of its own, or with those of a normal day. */
export type MakeUpDay = string | { readonly date: string; readonly shifts: readonly Shift[] };

/**
 * When an alliance, or one of its units, works. A document: what is pinned by a clock is its `id` and `version`.
 * Dates are local calendar days `YYYY-MM-DD`.
 */
export interface CalendarDefinition {
  readonly id: string;
  readonly version: number;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly time_zone: string;
  /** A day that is absent or empty is a day of rest. */
  readonly weekly: { readonly [day in Weekday]?: readonly Shift[] };
  readonly holidays: readonly string[];
  /** Stronger than a holiday on the same date. */
  readonly make_up_days: readonly MakeUpDay[];
}
