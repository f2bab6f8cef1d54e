import type { Instant } from './instant.js';
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
