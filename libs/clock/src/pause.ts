import type { Instant } from './instant.js';

/** A span that a clock does not count, `to` exclusive; `Infinity` while it lasts. Spans may overlap and come in any order. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** The parts of [start, end) that no pause covers, in order. `end` may be Infinity. */
export function* runningSpans(
  start: Instant,
  end: Instant,
  pauses: readonly Pause[],
): Generator<[Instant, Instant]> {
  let cursor = start;
  for (const { from, to } of pauses.length > 1 ? pauses.toSorted((a, b) => a.from - b.from) : pauses) {
    if (from >= end) break;
    if (from > cursor) yield [cursor, from];
    if (to > cursor) cursor = to;
  }
  if (cursor < end) yield [cursor, end];
}
