import { type Cancel, type Scheduler, systemScheduler } from './scheduler.js';

const REFRESH_MS = 10_000;
/** A reading that failed, or took too long to count, is taken again at the next look. */
const LOOK_MS = 1_000;
/** A reading that took longer says little: until a better one comes, the monotonic clock is the more exact of the two. */
const LONGEST_ROUND_TRIP_MS = 500;
/** How long no better reading may come before any will do. The monotonic clock drifts by milliseconds meanwhile. */
const LONGEST_CARRIED_MS = 300_000;

/**
 * Database time carried between round trips by the process's monotonic clock: a step of the machine's wall clock, or two
 * machines that disagree, cannot move a deadline (ADR-0011). Accurate to half a round trip; one that took long does not count (ADR-0099).
 */
export class DatabaseClock {
  private offset = NaN;
  /** When a reading that did not take long was last made. */
  private readAt = -Infinity;
  private reading = false;
  private cancel?: Cancel;

  /** @param read returns the database's time in epoch milliseconds. */
  constructor(
    private readonly read: () => Promise<number>,
    private readonly scheduler: Scheduler = systemScheduler,
  ) {}

  async start(): Promise<void> {
    await this.refresh();
    this.cancel = this.scheduler.every(LOOK_MS, () => {
      const due = this.scheduler.now() - this.readAt >= REFRESH_MS - LOOK_MS / 2; // timers come a little early or late
      if (due && !this.reading) void this.refresh().catch(() => undefined);
    });
  }

  stop(): void {
    this.cancel?.();
  }

  now(): Date {
    if (Number.isNaN(this.offset)) throw new Error('the database clock has not been started');
    return new Date(this.scheduler.now() + this.offset);
  }

  private async refresh(): Promise<void> {
    const sent = this.scheduler.now();
    this.reading = true;
    const epoch = await this.read().finally(() => (this.reading = false));
    const received = this.scheduler.now();
    const slow = received - sent > LONGEST_ROUND_TRIP_MS;
    if (slow && received - this.readAt < LONGEST_CARRIED_MS) return;
    this.offset = epoch - (sent + received) / 2;
    if (!slow) this.readAt = received;
  }
}
