const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Wall-clock time in a zone, kept as if it were UTC so that it can be calculated with. */
export function wallClock(at: Date, timeZone: string): Date {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return new Date(
    Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']),
  );
}

/** Minutes since local midnight, 0 to 1439. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const wall = wallClock(at, timeZone);
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}

/** The next instant after `at` whose local time is `minute` of the day. In a gap of daylight saving it is the instant after the gap. */
export function nextLocal(minute: number, at: Date, timeZone: string): Date {
  const wall = wallClock(at, timeZone).getTime();
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  for (const day of [0, 1]) {
    const found = instantOf(midnight + day * DAY_MS + minute * MINUTE_MS, timeZone);
    if (found > at.getTime()) return new Date(found);
  }
  return new Date(instantOf(midnight + 2 * DAY_MS + minute * MINUTE_MS, timeZone));
}

// The offset is asked for at the guess and once more at the corrected one: it may differ on the other side of a change.
function instantOf(wall: number, timeZone: string): number {
  const offsetAt = (instant: number): number => wallClock(new Date(instant), timeZone).getTime() - instant;
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}

/** `2026-11-24 09:30` in a zone. */
export function localText(instant: string, timeZone: string): string {
  return wallClock(new Date(instant), timeZone).toISOString().slice(0, 16).replace('T', ' ');
}

/** True for a zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
