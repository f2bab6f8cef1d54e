import { type Instant, localDate, startOfLocalDate } from '@muster/clock';
import type { DirectorySnapshot } from '@muster/directory';
import { daysLater } from '../domain/period.js';
import type { RotaContext } from '../domain/plan-turns.js';
import type { Turn } from '../domain/secretary-rota.js';
import type { TurnSpan } from '../persistence/secretary-rota.store.js';

/** What planning has to know of an alliance at an instant, by its time zone and its default calendar. */
export function rotaContext(directory: DirectorySnapshot, now: Instant): RotaContext {
  const { holidays = [], make_up_days = [] } = directory.defaultCalendar?.definition ?? {};
  const worked = new Set(make_up_days.map((day) => (typeof day === 'string' ? day : day.date)));
  const days = [...new Set(holidays)].filter((day) => !worked.has(day));
  return {
    today: localDate(directory.alliance!.time_zone, now),
    holidays: (startsOn, endsOn) => days.filter((day) => startsOn <= day && day <= endsOn).length,
    exists: (id) => directory.partyOrganisation(id) !== undefined,
  };
}

/** A turn from its first day's beginning to its last day's end. @param timeZone IANA name. */
export function spanOf({ startsOn, endsOn }: Turn, timeZone: string): TurnSpan {
  const instant = (day: string) => new Date(startOfLocalDate(timeZone, day)).toISOString();
  return { starts_on: startsOn, begins: instant(startsOn), ends: instant(daysLater(endsOn, 1)) };
}
