/** What a caller may still do. */
export interface Allowance {
  readonly allowed: boolean;
  /** Requests left at once. */
  readonly remaining: number;
  /** Seconds until the whole quota is there again. */
  readonly resetSeconds: number;
  /** Seconds until the next request is allowed; 0 when it is now. */
  readonly retryAfterSeconds: number;
}

const MOST_CALLERS = 100_000;
const MINUTE_MS = 60_000;

/**
 * Requests a minute per caller, by the generic cell rate algorithm: one number per caller, no timers, and no double quota around
 * the turn of a window. Kept in the process: with several gateways each grants the quota (ADR-0075).
 */
export class RateLimiter {
  private readonly intervalMs: number;
  /** Theoretical arrival time of the next request, by caller. */
  private readonly arrival = new Map<string, number>();

  /**
   * @param name the policy's name in the `RateLimit` headers.
   * @param quota requests a minute, which may also come all at once; 0 switches the limit off.
   */
  constructor(
    readonly name: string,
    readonly quota: number,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.intervalMs = quota > 0 ? MINUTE_MS / quota : 0;
  }

  /** Counts one request of `caller` and says whether it may pass. A refused request costs nothing. */
  take(caller: string): Allowance {
    const { now, arrival } = this.standing(caller);
    const next = arrival + this.intervalMs;
    if (next - now > MINUTE_MS + 0.001) return this.allowance(now, arrival, false);
    if (this.arrival.size >= MOST_CALLERS) this.sweep(now);
    this.arrival.set(caller, next);
    return this.allowance(now, next, true);
  }

  /** The same without counting. */
  peek(caller: string): Allowance {
    const { now, arrival } = this.standing(caller);
    return this.allowance(now, arrival, arrival + this.intervalMs - now <= MINUTE_MS + 0.001);
  }

  /** Headers of draft-ietf-httpapi-ratelimit-headers-10. */
  headers({ remaining, resetSeconds }: Allowance): Record<string, string> {
    return {
      'ratelimit-policy': `"${this.name}";q=${this.quota};w=60`,
      ratelimit: `"${this.name}";r=${remaining};t=${resetSeconds}`,
    };
  }

  private standing(caller: string): { now: number; arrival: number } {
    const now = this.clock();
    return { now, arrival: Math.max(this.arrival.get(caller) ?? now, now) };
  }

  private allowance(now: number, arrival: number, allowed: boolean): Allowance {
    const used = arrival - now;
    return {
      allowed,
      remaining:
        this.intervalMs === 0 ? 0 : Math.max(0, Math.floor((MINUTE_MS - used + 0.001) / this.intervalMs)),
      resetSeconds: Math.ceil(used / 1000),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((used + this.intervalMs - MINUTE_MS) / 1000)),
    };
  }

  private sweep(now: number): void {
    for (const [caller, arrival] of this.arrival) if (arrival <= now) this.arrival.delete(caller);
    if (this.arrival.size >= MOST_CALLERS) this.arrival.clear();
  }
}
