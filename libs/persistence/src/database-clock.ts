import { type Cancel, type Scheduler, systemScheduler } from './scheduler.js';

const REFRESH_MS = 10_000;

/**
 * Database time carried between round trips by the process's monotonic clock: a step of the machine's wall clock, or two
 * machines that disagree, cannot move a deadline (ADR-0011). Accurate to half a round trip.
 */
export class DatabaseClock {
  private offset = NaN;
  private cancel?: Cancel;

  /** @param read returns the database's time in epoch milliseconds. */
  constructor(
    private readonly read: () => Promise<number>,
    private readonly scheduler: Scheduler = systemScheduler,
  ) {}

  async start(): Promise<void> {
    await this.refresh();
    this.cancel = this.scheduler.every(REFRESH_MS, () => void this.refresh().catch(() => undefined));
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
    const epoch = await this.read();
    const received = this.scheduler.now();
    this.offset = epoch - (sent + received) / 2;
  }
}
