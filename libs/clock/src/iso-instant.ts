import type { Instant } from './instant.js';

/** Enough for the whistles that share a commit: what one of them writes when it is decided, it writes again when all are answered. */
const SLOTS = 2048;
const instants = new Float64Array(SLOTS).fill(Number.NaN);
const texts: string[] = [];

/**
 * The instant in ISO 8601 with milliseconds, in UTC. The last ones are remembered: of one command the same few deadlines are written into
 * its events, what is published of them, and the answer (ADR-0169).
 *
 * @throws RangeError for what no Date can hold.
 */
export function isoInstant(at: Instant): string {
  const slot = Math.abs(at) % SLOTS;
  if (instants[slot] !== at) {
    texts[slot] = new Date(at).toISOString();
    instants[slot] = at;
  }
  return texts[slot]!;
}
