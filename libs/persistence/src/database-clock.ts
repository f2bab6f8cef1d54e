const REFRESH_MS = 10_000;

/**
 * Database time carried between round trips by the process's monotonic clock: a step of the machine's wall clock, or two
 * machines that disagree, cannot move a deadline (ADR-0011). Accurate to half a round trip.
 */
export class DatabaseClock {
  private offset = NaN;
  private timer?: NodeJS.Timeout;

  /** @param read returns the database's time in epoch milliseconds. */
  constructor(private readonly read: () => Promise<number>) {}

  async start(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), REFRESH_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  now(): Date {
    if (Number.isNaN(this.offset)) throw new Error('the database clock has not been started');
    return new Date(performance.now() + this.offset);
  }

  private async refresh(): Promise<void> {
    const sent = performance.now();
    const epoch = await this.read();
    const received = performance.now();
    this.offset = epoch - (sent + received) / 2;
  }
}
