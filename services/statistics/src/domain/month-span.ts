import { startOfLocalDate } from '@muster/clock';

/** A month as instants, epoch milliseconds: from its first, up to and without the first of the next. */
export interface MonthSpan {
  readonly start: number;
  readonly end: number;
}

/** @param period `YYYY-MM` in the time zone. */
export function monthSpan(period: string, timeZone: string): MonthSpan {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(month + 1, 2)}`;
  return {
    start: startOfLocalDate(timeZone, `${period}-01`),
    end: startOfLocalDate(timeZone, `${next}-01`),
  };
}

/** Does the instant lie in the month? */
export function isWithin({ start, end }: MonthSpan, instant: number): boolean {
  return instant >= start && instant < end;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
