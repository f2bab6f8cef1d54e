/** A moment in epoch milliseconds (UTC). Integers throughout, so that sums and differences are exact. */
export type Instant = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
