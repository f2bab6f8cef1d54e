import { setTimeout as delay } from 'node:timers/promises';

/** How fast the figures are compared with the log. */
export interface VerificationPace {
  /** Events per slice. Nothing else of the process runs while a slice is folded. */
  readonly rowsPerPage: number;
  /** Called after each slice with the milliseconds that it took. @throws to break off. */
  readonly rest: (tookMs: number) => Promise<void>;
}

const ROWS_PER_PAGE = 5_000;
/** A few milliseconds of folding at a time. */
const ROWS_PER_GENTLE_PAGE = 250;
/** Of the time: of one database connection, and of the process. */
const LARGEST_SHARE = 0.2;

/** As fast as it goes: somebody waits for the outcome. */
export const fullSpeed: VerificationPace = { rowsPerPage: ROWS_PER_PAGE, rest: async () => undefined };

/** In small slices with long rests, a fifth of the time at most, beside a service that has better things to do (ADR-0098). */
export const gentlePace = (signal: AbortSignal): VerificationPace => ({
  rowsPerPage: ROWS_PER_GENTLE_PAGE,
  rest: (tookMs) => delay((tookMs * (1 - LARGEST_SHARE)) / LARGEST_SHARE, undefined, { signal }),
});
