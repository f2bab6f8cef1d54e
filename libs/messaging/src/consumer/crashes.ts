import { backOffMs, type Scheduler } from '@muster/persistence';

/** Milliseconds in a group after which what crashed before is taken to be over. */
const CALM_MS = 20_000;
const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 5_000;

/**
 * A consumer's crashes that follow each other. What made it crash is mostly still there when it is back: it joins less and less often, and
 * between two crashes it is not taken for well (ADR-0214).
 */
export class Crashes {
  private count = 0;
  private latest?: Error;
  private joinedAt?: number | undefined;

  constructor(private readonly scheduler: Scheduler) {}

  /** Why the consumer cannot be relied upon although it is in its group; undefined when it can. */
  get reason(): string | undefined {
    return this.count > 1 && !this.isCalm ? this.latest!.message : undefined;
  }

  /** @returns milliseconds to rest before the group is joined again. */
  add(error: Error): number {
    this.count = this.isCalm ? 1 : this.count + 1;
    this.latest = error;
    this.joinedAt = undefined;
    return backOffMs(this.scheduler, this.count, FIRST_REST_MS, LONGEST_REST_MS);
  }

  /** The group has given out its partitions. */
  joined(): void {
    this.joinedAt ??= this.scheduler.now();
  }

  private get isCalm(): boolean {
    return this.joinedAt !== undefined && this.scheduler.now() - this.joinedAt >= CALM_MS;
  }
}
