import { startOfLocalDate } from '@muster/clock';

/** A month as instants, epoch milliseconds: from its first, up to and without the first of the next. */
export interface MonthSpan {
  readonly start: number;
  readonly end: number;
}

/** @param period `YYYY-MM` in the time zone. */
export function monthSpan(period: string, timeZone: string): MonthSpan {
  const next = Temporal.PlainYearMonth.from(period).add({ months: 1 }).toString();
  return {
    start: startOfLocalDate(timeZone, `${period}-01`),
    end: startOfLocalDate(timeZone, `${next}-01`),
  };
}

/** Does the instant lie in the month? */
export function isWithin({ start, end }: MonthSpan, instant: number): boolean {
  return instant >= start && instant < end;
}
