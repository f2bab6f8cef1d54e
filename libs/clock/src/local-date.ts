import { DAY_MS, type Instant } from './instant.js';
import { yearOf } from './zone-year.js';

/** Local date of an instant in a time zone, `YYYY-MM-DD`. @param timeZone IANA name. */
export function localDate(timeZone: string, instant: Instant): string {
  const year = yearOf(timeZone, instant);
  return year.dateOf(year.dayOf(instant));
}

/** The instant at which a local date begins. @param date `YYYY-MM-DD`. @throws RangeError for a date that does not exist. */
export function startOfLocalDate(timeZone: string, date: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The calendar day so many whole days after another; before it, when negative. Both `YYYY-MM-DD`. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when the other is earlier. Both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
