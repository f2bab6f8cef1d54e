import type { DayPlan } from './day-plan.js';
import type { Instant } from './instant.js';
import { type ZoneYear, zoneYear } from './zone-year.js';

/**
 * One year of a calendar, compiled: disjoint working intervals in order, with the working time that precedes each. Both
 * questions about a clock – how much has run, when is it full – are then one binary search.
 */
export class WorkingYear {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** Working milliseconds of this year before interval i; one more entry than intervals, the last is the year's total. */
  private readonly before: Float64Array;
  /** End of work per local day, NaN on days of rest. */
  private readonly endOfWork: Float64Array;

  constructor(
    readonly zone: ZoneYear,
    plan: DayPlan,
  ) {
    const intervals: [number, number][] = [];
    this.endOfWork = new Float64Array(zone.days);
    const eve = zoneYear(zone.timeZone, zone.year - 1);
    addShifts(eve, eve.days - 1, plan, intervals); // a night shift of New Year's Eve reaches into this year
    for (let day = 0; day < zone.days; day++) this.endOfWork[day] = addShifts(zone, day, plan, intervals);
    const merged = mergeWithin(intervals, zone.start, zone.end);
    this.starts = Float64Array.from(merged, ([start]) => start);
    this.ends = Float64Array.from(merged, ([, end]) => end);
    this.before = new Float64Array(merged.length + 1);
    merged.forEach(([start, end], i) => (this.before[i + 1] = this.before[i]! + end - start));
  }

  /** Working milliseconds of the whole year. */
  get total(): number {
    return this.before[this.starts.length]!;
  }

  /** Working milliseconds of this year before an instant. */
  workedBefore(instant: Instant): number {
    const i = lastBelow(this.starts, instant, true);
    if (i < 0) return 0;
    return this.before[i]! + Math.min(instant, this.ends[i]!) - this.starts[i]!;
  }

  /** The earliest instant before which `worked` (0 < worked ≤ total) working milliseconds of this year lie. */
  instantAfter(worked: number): Instant {
    const i = lastBelow(this.before, worked, false);
    return this.starts[i]! + worked - this.before[i]!;
  }

  /** End of work of a local day, or NaN when it is a day of rest. A night shift belongs to the day on which it starts. */
  endOfWorkOn(day: number): Instant {
    return this.endOfWork[day]!;
  }
}

// Adds a day's shifts and returns the end of the last, NaN without any.
function addShifts(zone: ZoneYear, day: number, plan: DayPlan, into: [number, number][]): Instant {
  const date = zone.dateOf(day);
  let endOfWork = NaN;
  for (const { from, to } of plan.shiftsOn(date, (new Date(date).getUTCDay() + 6) % 7)) {
    endOfWork = instantOn(zone, day, to);
    into.push([instantOn(zone, day, from), endOfWork]);
  }
  return endOfWork;
}

function instantOn(zone: ZoneYear, day: number, minutes: number): Instant {
  if (minutes < 1440) return zone.at(day, minutes);
  if (day + 1 < zone.days) return zone.at(day + 1, minutes - 1440);
  return minutes === 1440 ? zone.end : zoneYear(zone.timeZone, zone.year + 1).at(0, minutes - 1440);
}

// Sorted, without overlaps or touching neighbours, clipped to the year. A shift that a change of clocks swallows is empty.
function mergeWithin(intervals: [number, number][], start: Instant, end: Instant): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of intervals.sort((a, b) => a[0] - b[0])) {
    const clippedFrom = Math.max(from, start);
    const clippedTo = Math.min(to, end);
    if (clippedFrom >= clippedTo) continue;
    const last = merged.at(-1);
    if (last && clippedFrom <= last[1]) last[1] = Math.max(last[1], clippedTo);
    else merged.push([clippedFrom, clippedTo]);
  }
  return merged;
}

// Index of the last entry below a value (or at it, when inclusive); -1 when there is none.
function lastBelow(sorted: Float64Array, value: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = sorted[middle]!;
    if (entry < value || (inclusive && entry === value)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
