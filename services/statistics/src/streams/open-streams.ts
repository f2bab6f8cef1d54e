import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@muster/http';
import { Metrics } from '@muster/observability';

/** How many streams, and for how long. */
export interface StreamLimits {
  readonly perAccount: number;
  readonly seconds: number;
}

/** Injection token of the limits. */
export const STREAM_LIMITS = Symbol('StreamLimits');

const RETRY_AFTER_S = '10';

/** Counts the streams of each account, and ends all of them when the service stops. */
@Injectable()
export class OpenStreams {
  private readonly perAccount = new Map<string, number>();
  private readonly open = new Set<AbortController>();
  private stopped = false;

  constructor(
    @Inject(STREAM_LIMITS) readonly limits: StreamLimits,
    metrics: Metrics,
  ) {
    const { open } = this;
    metrics.gauge({
      name: 'muster_open_streams',
      help: 'Event streams that are open.',
      collect() {
        this.set(open.size);
      },
    });
  }

  /**
   * Takes one of the account's places.
   *
   * @returns the controller that ends the stream, and what gives the place back.
   * @throws Problem 429 `too_many_streams`; 503 while the service is stopping.
   */
  enter(accountId: string): { ending: AbortController; leave: () => void } {
    if (this.stopped) throw new Problem(503, 'service_unavailable', {}, { headers: { 'retry-after': '2' } });
    const count = this.perAccount.get(accountId) ?? 0;
    const { perAccount: limit } = this.limits;
    if (count >= limit) {
      throw new Problem(429, 'too_many_streams', { limit }, { headers: { 'retry-after': RETRY_AFTER_S } });
    }
    this.perAccount.set(accountId, count + 1);
    const ending = new AbortController();
    this.open.add(ending);
    const leave = (): void => {
      if (!this.open.delete(ending)) return;
      const left = (this.perAccount.get(accountId) ?? 1) - 1;
      if (left === 0) this.perAccount.delete(accountId);
      else this.perAccount.set(accountId, left);
    };
    return { ending, leave };
  }

  /** Ends every stream: their readers connect again, elsewhere or later, where they stopped. */
  endAll(): void {
    this.stopped = true;
    for (const ending of this.open) ending.abort();
  }
}
