import type { Random } from './random.js';

/** How often things go wrong by themselves, and how long they take; drawn anew for every schedule. */
export interface WeatherReport {
  /** Mean milliseconds of a round trip's half. */
  readonly databaseMs: number;
  readonly brokerMs: number;
  /** Probability that a step stalls, up to `stallMs`. */
  readonly stall: number;
  readonly stallMs: number;
  /** Probability that a statement fails with an error that may pass. */
  readonly statementError: number;
  /** Probability that the connection breaks around a statement. */
  readonly connectionLoss: number;
  /** Probability that a publish ends in an error, whatever took place. */
  readonly publishError: number;
  /** Probability that a consumer is sent to a wrong offset when it gets a partition. */
  readonly wrongOffset: number;
  /** Records in one fetch at most. */
  readonly fetch: number;
}

/** Latencies and spontaneous failures. After `clear` nothing goes wrong any more. */
export class Weather {
  private stormy = true;

  constructor(
    private readonly report: WeatherReport,
    private readonly random: Random,
  ) {}

  /** From here on everything works. */
  clear(): void {
    this.stormy = false;
  }

  strikes(what: 'stall' | 'statementError' | 'connectionLoss' | 'publishError' | 'wrongOffset'): boolean {
    return this.stormy && this.report[what] > 0 && this.random.chance(this.report[what]);
  }

  get fetch(): number {
    return this.report.fetch;
  }

  /** Milliseconds that one step takes there. */
  latency(where: 'database' | 'broker'): number {
    if (this.strikes('stall')) return this.random.next() * this.report.stallMs;
    return this.random.next() * 2 * (where === 'database' ? this.report.databaseMs : this.report.brokerMs);
  }
}
