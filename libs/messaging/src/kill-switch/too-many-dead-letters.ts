import type { PutAside } from '../dead-letters/dead-letter-rows.js';

/** So much cannot be applied that the fault is ours rather than the events': nothing is put aside, the consumer halts (ADR-0017). */
export class TooManyDeadLetters extends Error {
  readonly code = 'too_many_dead_letters';

  constructor(
    /** The first record that would have become a dead letter. */
    readonly suspect: PutAside,
    dead: number,
    read: number,
    windowMs: number,
  ) {
    super(
      `${dead} of ${read} records could not be applied within ${Math.round(windowMs / 1000)} s, the latest for ${suspect.errorCode}`,
    );
  }
}
