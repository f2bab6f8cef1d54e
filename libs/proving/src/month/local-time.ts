/** The alliance's time zone has no daylight saving: eight hours before UTC all year. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NOTATION = /^d(\d+) (\d{2}:\d{2})$/;

/** Midnight of a day in the alliance, `2026-10-12`, in milliseconds since 1970. */
export function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00${OFFSET}`);
}

/**
 * The instant that a story names by its own days: `d3 14:00` is two in the afternoon of the third day after its first.
 *
 * @throws TypeError for any other notation.
 */
export function instantOf(notation: string, firstDay: string): number {
  const [, day, time] = NOTATION.exec(notation) ?? [];
  if (day === undefined) throw new TypeError(`"${notation}" is not like "d3 14:00"`);
  return Date.parse(`${firstDay}T${time}:00${OFFSET}`) + Number(day) * DAY_MS;
}

/** The other way round, to the minute. */
export function notationOf(at: number, firstDay: string): string {
  const minutes = Math.floor((at - midnight(firstDay)) / MINUTE_MS);
  const [day, ofDay] = [Math.floor(minutes / 1440), minutes % 1440];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `d${day} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** The month of an instant in the alliance: `2026-10`. */
export function monthOf(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 7);
}
