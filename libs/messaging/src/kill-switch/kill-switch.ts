import type { Metrics } from '@muster/observability';
import { type Cancel, pause, type Scheduler } from '@muster/persistence';
import type { PutAside } from '../dead-letters/dead-letter-rows.js';
import { messageFields } from '../consumer/batch-log-context.js';
import type { Slice } from '../consumer/slice.js';
import { DeadLetterWindow } from './dead-letter-window.js';
import type { HaltReports, Resumption } from './halt-reports.js';
import type { KillSwitchLimits } from './kill-switch-limits.js';
import { TooManyDeadLetters } from './too-many-dead-letters.js';

/** What a kill switch needs besides its limits. */
export interface KillSwitchParts {
  readonly reports: HaltReports;
  readonly metrics: Metrics;
  readonly scheduler: Scheduler;
  readonly stopping: AbortSignal;
  readonly log: (level: 'info' | 'error', message: string, details: object) => void;
}

interface Halted {
  readonly cause: TooManyDeadLetters;
  readonly coolDownMs: number;
  readonly probeAt: number;
  /** Where the partition stood that made it halt. */
  readonly position: number;
  readonly stopReporting: Cancel;
  /** True once the cool-down is over: what failed is being tried again, and any dead letter halts the consumer anew. */
  probing: boolean;
}

const REPORT_EVERY_MS = 1_000;
const LONGEST_COOL_DOWN_MS = 15 * 60_000;

/**
 * Halts a consumer that would put aside more than a few records: then the fault is more likely ours – a bad release, a missing table –
 * than the events', and a topic in the dead letters is worse than one that waits (ADR-0017). Halted, it keeps its partitions and its
 * positions. It goes on when what made it halt can be applied after all, or when an operator says so.
 */
export class KillSwitch {
  private readonly window: DeadLetterWindow;
  private readonly gauge;
  private readonly trips;
  private halted?: Halted;
  /** Dead letters that an operator has allowed beyond the limits, and that have not been written yet. */
  private allowance = 0;
  /** The latest report while probing: what says that the halt is over must come after it. */
  private saying = Promise.resolve();

  constructor(
    private readonly limits: KillSwitchLimits,
    private readonly parts: KillSwitchParts,
  ) {
    this.window = new DeadLetterWindow(limits.windowMs);
    this.gauge = parts.metrics.gauge({
      name: 'muster_consumer_halted',
      help: '1 while the consumer is halted because too much of what it reads cannot be applied',
    });
    this.gauge.set(0);
    this.trips = parts.metrics.counter({
      name: 'muster_consumer_halts_total',
      help: 'Times that the consumer halted, unsuccessful tries to go on included',
    });
  }

  /** Why the consumer is halted; undefined when it is not. */
  get reason(): string | undefined {
    return this.halted?.cause.message;
  }

  /** Asked in the transaction that would put records aside. @throws TooManyDeadLetters; then nothing may be committed. */
  admit(read: number, letters: readonly PutAside[]): void {
    const dead = letters.filter(({ state }) => state === 'dead');
    const { deadLetters: limit, share, windowMs } = this.limits;
    if (dead.length === 0 || limit === 0) return;
    const so = this.window.total(this.parts.scheduler.now());
    const allDead = so.dead + dead.length - this.allowedOf(dead.length);
    const allRead = so.read + read;
    const allowed = Math.max(limit, Math.floor(share * allRead));
    if (this.halted || allDead > allowed) throw new TooManyDeadLetters(dead[0]!, allDead, allRead, windowMs);
  }

  /** Told after the commit. */
  applied(slices: readonly Slice[], letters: readonly PutAside[]): void {
    const read = slices.reduce((sum, { messages }) => sum + messages.length, 0);
    const dead = letters.filter(({ state }) => state === 'dead').length;
    const allowed = this.allowedOf(dead);
    this.allowance -= allowed;
    this.window.add(this.parts.scheduler.now(), read, dead - allowed);
    if (!this.halted) return;
    const { cause, position } = this.halted;
    for (const { expected, next } of slicesOf(cause.suspect, slices)) {
      if (next > cause.suspect.message.offset)
        return this.goOn('what could not be applied can be applied now; the consumer goes on');
      // The broker has lost it, or an operator has sent the consumer back: what made it halt may never come again.
      if ((expected ?? 0) < position || next <= (expected ?? 0))
        return this.goOn('the partition that made the consumer halt is read anew; it goes on');
    }
  }

  /** The partitions have been handed out anew: without the one that made it halt, this process has no reason to. */
  assigned(partitions: Readonly<Record<string, readonly number[]>>): void {
    const suspect = this.halted?.cause.suspect;
    if (!suspect || partitions[suspect.topic]?.includes(suspect.partition)) return;
    this.goOn('the partition that made the consumer halt is another process’s now');
  }

  /** Halts the consumer. @param slices what it was about to apply. */
  halt(cause: TooManyDeadLetters, slices: readonly Slice[]): void {
    const before = this.halted;
    const coolDownMs = before
      ? Math.min(before.coolDownMs * 2, LONGEST_COOL_DOWN_MS)
      : this.limits.coolDownMs;
    if (!before) this.parts.reports.begin();
    const probeAt = this.parts.scheduler.now() + coolDownMs;
    const position = slicesOf(cause.suspect, slices)[0]?.expected ?? 0;
    const stopReporting = before?.stopReporting ?? this.reportProbing();
    this.halted = { cause, coolDownMs, probeAt, position, stopReporting, probing: false };
    this.allowance = 0; // it was too little
    this.gauge.set(1);
    this.trips.inc();
    const { topic, partition, message, errorCode } = cause.suspect;
    this.parts.log('error', 'the consumer halts: too much of what it reads cannot be applied', {
      ...messageFields(message, topic, partition),
      error_code: errorCode,
      reason: cause.message,
      probe_in_s: Math.round(coolDownMs / 1000),
    });
  }

  /** Resolves when something may be applied: at once unless halted. @param isOver true when there is nothing left to wait for. */
  async passable(isOver: () => boolean): Promise<void> {
    const { scheduler, stopping, reports } = this.parts;
    while (this.halted && !this.halted.probing && !stopping.aborted && !isOver()) {
      const left = this.halted.probeAt - scheduler.now();
      // The database may be away as well; then nobody can say anything, and the cool-down decides.
      const resumption = await reports.say(this.halted.cause.message, left).catch(() => undefined);
      if (resumption) this.resume(resumption);
      else if (left <= 0) this.halted.probing = true;
      else await pause(scheduler, Math.min(left, REPORT_EVERY_MS), stopping);
    }
  }

  // What is tried again may never come, when the broker has lost it, say: operators must find the consumer nevertheless.
  private reportProbing(): Cancel {
    const { scheduler, stopping, reports } = this.parts;
    const stop = scheduler.every(REPORT_EVERY_MS, () => {
      if (stopping.aborted) return stop();
      if (!this.halted?.probing) return; // else it is reported where it waits
      const { cause, probeAt } = this.halted;
      this.saying = reports.say(cause.message, probeAt - scheduler.now()).then(
        (resumption) => void (resumption && this.halted && this.resume(resumption)),
        () => undefined,
      );
    });
    return stop;
  }

  private allowedOf(dead: number): number {
    return Math.min(dead, this.allowance);
  }

  private resume({ allow }: Resumption): void {
    this.window.clear();
    this.allowance = allow;
    this.goOn('an operator lets the consumer go on');
  }

  private goOn(message: string): void {
    this.halted?.stopReporting();
    this.halted = undefined;
    this.gauge.set(0);
    void this.saying.then(() => this.parts.reports.over()).catch(() => undefined); // unsaid, it is forgotten ten seconds later
    this.parts.log('info', message, {});
  }
}

/** Those of the partition that a record is from. */
function slicesOf({ topic, partition }: PutAside, slices: readonly Slice[]): Slice[] {
  return slices.filter(({ batch }) => batch.topic === topic && batch.partition === partition);
}
