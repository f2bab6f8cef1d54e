import type { CalendarDefinition } from './calendar-definition.js';
import { ClockError } from './clock-error.js';
import { DayPlan } from './day-plan.js';
import { DAY_MS, type Instant } from './instant.js';
import { WorkingYear } from './working-year.js';
import { assertTimeZone, yearOf, type ZoneYear, zoneYear } from './zone-year.js';

/** Longer than any deadline; a calendar that offers no work for so long has none. */
const HORIZON_YEARS = 30;

/**
 * A calendar ready for use: years are compiled when they are first asked for, questions are answered by binary search.
 * Immutable in what it answers; keep one per (id, version).
 */
export class Calendar {
  readonly id: string;
  readonly version: number;
  readonly timeZone: string;
  private readonly plan: DayPlan;
  private readonly years = new Map<number, WorkingYear>();

  /** @throws ClockError `calendar_invalid` or `calendar_without_working_time`. */
  constructor(readonly definition: CalendarDefinition) {
    assertTimeZone(definition.time_zone);
    this.id = definition.id;
    this.version = definition.version;
    this.timeZone = definition.time_zone;
    this.plan = new DayPlan(definition);
  }

  /** Working minutes of a normal day, e.g. 480: the length of one "working day" in a target. */
  get standardDayMinutes(): number {
    return this.plan.standardMinutes;
  }

  /** Working milliseconds between two instants; 0 when `end` is not after `start`. */
  workedBetween(start: Instant, end: Instant): number {
    if (end <= start) return 0;
    let year = this.yearAt(start);
    const skipped = year.workedBefore(start);
    let worked = 0;
    while (end >= year.zone.end) {
      worked += year.total;
      year = this.year(year.zone.year + 1);
    }
    return worked + year.workedBefore(end) - skipped;
  }

  /**
   * The earliest instant from `start` on by which `duration` working milliseconds have passed: the end of a shift rather than
   * the start of the next. A duration of 0 is due at once, working time or not.
   *
   * @throws ClockError `calendar_without_working_time` when {@link HORIZON_YEARS} years do not hold that much work.
   */
  advance(start: Instant, duration: number): Instant {
    if (duration <= 0) return start;
    let year = this.yearAt(start);
    const lastYear = year.zone.year + HORIZON_YEARS;
    let worked = year.workedBefore(start) + duration;
    while (worked > year.total) {
      worked -= year.total;
      if (year.zone.year >= lastYear) {
        throw new ClockError(
          'calendar_without_working_time',
          `calendar "${this.id}" has too little working time`,
        );
      }
      year = this.year(year.zone.year + 1);
    }
    return year.instantAfter(worked);
  }

  /** The same local time `days` calendar days later; a time that a change of clocks skips moves on by the gap. */
  addDays(start: Instant, days: number): Instant {
    let zone: ZoneYear = yearOf(this.timeZone, start);
    let day = zone.dayOf(start);
    const sinceMidnight = start - zone.dayStarts[day]!;
    const shortOrLong = !isPlainDay(zone, day);
    day += days;
    for (; day >= zone.days; zone = zoneYear(this.timeZone, zone.year + 1)) day -= zone.days;
    if (isPlainDay(zone, day) && !shortOrLong) return zone.dayStarts[day]! + sinceMidnight;
    return zone.at(day, Math.floor(localMinutes(this.timeZone, start))) + (start % 60_000);
  }

  /** True when the local date of an instant is a working day, whatever the hour. */
  isWorkingDay(instant: Instant): boolean {
    const year = this.yearAt(instant);
    return !Number.isNaN(year.endOfWorkOn(year.zone.dayOf(instant)));
  }

  /**
   * The instant itself, but not before the end of the first working day after a day of rest: what falls on days of rest, or on that day
   * before its work ends, becomes that end. A later instant never becomes an earlier one (ADR-0204).
   */
  pastRest(instant: Instant): Instant {
    const yesterday = this.dayBefore(instant);
    // The work of yesterday may end today (night shifts).
    for (const day of [instant, yesterday, this.dayBefore(yesterday)]) {
      if (!this.isWorkingDay(day)) return Math.max(instant, this.endOfNextWorkingDay(day));
    }
    return instant;
  }

  /** End of the last shift of the first working day after the local date of an instant. */
  endOfNextWorkingDay(instant: Instant): Instant {
    let year = this.yearAt(instant);
    let day = year.zone.dayOf(instant) + 1;
    for (
      const lastYear = year.zone.year + HORIZON_YEARS;
      year.zone.year <= lastYear;
      year = this.year(year.zone.year + 1)
    ) {
      for (; day < year.zone.days; day++) {
        const end = year.endOfWorkOn(day);
        if (!Number.isNaN(end)) return end;
      }
      day = 0;
    }
    throw new ClockError('calendar_without_working_time', `calendar "${this.id}" has no further working day`);
  }

  // Its last millisecond.
  private dayBefore(instant: Instant): Instant {
    const { zone } = this.yearAt(instant);
    return zone.dayStarts[zone.dayOf(instant)]! - 1;
  }

  private yearAt(instant: Instant): WorkingYear {
    return this.year(yearOf(this.timeZone, instant).year);
  }

  private year(year: number): WorkingYear {
    let found = this.years.get(year);
    if (!found) this.years.set(year, (found = new WorkingYear(zoneYear(this.timeZone, year), this.plan)));
    return found;
  }
}

function isPlainDay(zone: ZoneYear, day: number): boolean {
  return zone.dayStarts[day + 1]! - zone.dayStarts[day]! === DAY_MS;
}

function localMinutes(timeZone: string, instant: Instant): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour, minute] = parts.format(instant).split(':').map(Number);
  return hour! * 60 + minute!;
}
