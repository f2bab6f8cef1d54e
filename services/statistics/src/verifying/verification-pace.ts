import { setTimeout as delay } from 'node:timers/promises';

/** How fast the figures are compared with the log. */
export interface VerificationPace {
  /** Changes per slice, of a few events each. Nothing else of the process runs while a slice is folded. */
  readonly changesPerPage: number;
  /** Called after each slice with the milliseconds that it took. @throws to break off. */
  readonly rest: (tookMs: number) => Promise<void>;
}

const CHANGES_PER_PAGE = 2_500;
/** A few milliseconds of folding at a time. */
const CHANGES_PER_GENTLE_PAGE = 100;
/** Of the time: of one database connection, and of the process. */
const LARGEST_SHARE = 0.2;

/** As fast as it goes: somebody waits for the outcome. */
export const fullSpeed: VerificationPace = { changesPerPage: CHANGES_PER_PAGE, rest: async () => undefined };

/** In small slices with long rests, a fifth of the time at most, beside a service that has better things to do (ADR-0098). */
export const gentlePace = (signal: AbortSignal): VerificationPace => ({
  changesPerPage: CHANGES_PER_GENTLE_PAGE,
  rest: (tookMs) => delay((tookMs * (1 - LARGEST_SHARE)) / LARGEST_SHARE, undefined, { signal }),
});
