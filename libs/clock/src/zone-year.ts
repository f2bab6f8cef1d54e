import { ClockError } from './clock-error.js';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.js';

/**
 * Where the local days of one year lie on the UTC axis. The time zone database is asked once per day of the year, and never
 * again: the arithmetic of deadlines is then plain subtraction, except on the two days a year on which clocks change.
 */
export class ZoneYear {
  /** Start of each local day; one more than the year has days, so that the last entry is the next year's start. */
  readonly dayStarts: Float64Array;

  constructor(
    readonly timeZone: string,
    readonly year: number,
  ) {
    let day = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    this.dayStarts = new Float64Array(day.daysInYear + 1);
    for (let i = 0; i < this.dayStarts.length; i++) {
      this.dayStarts[i] = day.toZonedDateTime(timeZone).epochMilliseconds;
      day = day.add({ days: 1 });
    }
  }

  get days(): number {
    return this.dayStarts.length - 1;
  }

  get start(): Instant {
    return this.dayStarts[0]!;
  }

  get end(): Instant {
    return this.dayStarts[this.days]!;
  }

  /** Index (0 = 1 January) of the local day that contains an instant of this year. */
  dayOf(instant: Instant): number {
    let day = Math.min(this.days - 1, Math.max(0, Math.floor((instant - this.start) / DAY_MS)));
    while (this.dayStarts[day]! > instant) day--;
    while (this.dayStarts[day + 1]! <= instant) day++;
    return day;
  }

  /** Local date of a day of this year, `YYYY-MM-DD`. */
  dateOf(day: number): string {
    return new Date(Date.UTC(this.year, 0, 1 + day)).toISOString().slice(0, 10);
  }

  /** The instant at which a local day's clocks show `minutes` after midnight (0–1439). A time that a change of clocks skips moves on by the gap. */
  at(day: number, minutes: number): Instant {
    const start = this.dayStarts[day]!;
    if (this.dayStarts[day + 1]! - start === DAY_MS) return start + minutes * MINUTE_MS;
    const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
    return Temporal.PlainDate.from(this.dateOf(day)).toZonedDateTime({
      timeZone: this.timeZone,
      plainTime: time,
    }).epochMilliseconds;
  }
}

const zones = new Map<string, Map<number, ZoneYear>>();

/** The shared table of a zone's year. Zone rules do not change while a process lives, so the cache is only a matter of speed. */
export function zoneYear(timeZone: string, year: number): ZoneYear {
  let years = zones.get(timeZone);
  if (!years) zones.set(timeZone, (years = new Map()));
  let found = years.get(year);
  if (!found) years.set(year, (found = new ZoneYear(timeZone, year)));
  return found;
}

/** The local year of an instant. */
export function yearOf(timeZone: string, instant: Instant): ZoneYear {
  const guess = zoneYear(timeZone, new Date(instant).getUTCFullYear());
  if (instant < guess.start) return zoneYear(timeZone, guess.year - 1);
  return instant >= guess.end ? zoneYear(timeZone, guess.year + 1) : guess;
}

/** @throws ClockError `calendar_invalid` for a name that the time zone database does not know. */
export function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ClockError('calendar_invalid', `time_zone: "${timeZone}" is not an IANA time zone`);
  }
}
