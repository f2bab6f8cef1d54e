import type { Metrics } from '@muster/observability';
import { backOffMs, type Database, pause, type Scheduler, systemScheduler } from '@muster/persistence';
import type {
  BatchOutcome,
  FetchedBatch,
  FetchedMessage,
  KafkaClient,
  RunningConsumer,
  Seek,
} from '../kafka/kafka-client.js';
import type { PutAside } from '../dead-letters/dead-letter-rows.js';
import { replayKey } from '../dead-letters/replay.js';
import { HaltReports } from '../kill-switch/halt-reports.js';
import { KillSwitch } from '../kill-switch/kill-switch.js';
import { type KillSwitchLimits, usualLimits } from '../kill-switch/kill-switch-limits.js';
import { TooManyDeadLetters } from '../kill-switch/too-many-dead-letters.js';
import type { TopicHandler } from './batch-context.js';
import { messageFields } from './batch-log-context.js';
import { BatchApplier } from './batch-applier.js';
import { classify, PositionMoved } from './consumer-errors.js';
import { ConsumerMetrics } from './consumer-metrics.js';
import { loadPositions, partitionName } from './positions.js';
import { type Condemned, type Decoded, halve, type Slice } from './slice.js';

/** What a consumer is and reads. */
export interface ConsumerRunnerOptions {
  /** The consumer group, also the name under which inbox and positions are kept. */
  readonly group: string;
  /** Handlers by topic, with the topic's prefix. */
  readonly handlers: ReadonlyMap<string, TopicHandler>;
  readonly decode: (message: FetchedMessage, topic: string, partition: number) => Decoded;
  readonly log?: (level: 'info' | 'warn' | 'error', message: string, details: object) => void;
  readonly metrics: Metrics;
  /** Resolves when the topics exist. */
  readonly ready?: () => Promise<void>;
  /** When it halts rather than put so many events aside; the usual limits unless told. */
  readonly killSwitch?: Partial<KillSwitchLimits>;
  readonly scheduler?: Scheduler;
}

interface Waiting {
  readonly batch: FetchedBatch;
  readonly resolve: (outcome: BatchOutcome) => void;
  readonly reject: (error: unknown) => void;
}

const MAX_MESSAGES_PER_TRANSACTION = 2_000;
const UNKNOWN_ERROR_TRIES = 3;
/** Milliseconds from one transaction to the next at the least; a lone event is never held up by it. */
const GATHER_MS = 50;
const MAX_BACKOFF_MS = 5_000;

/**
 * Consumes topics into PostgreSQL. Batches of partitions that arrive while a transaction is under way share the next one; the
 * position lives in the same transaction as the effects, the offset committed to Kafka is a hint (ADR-0013).
 *
 * Outages are waited out, whatever they last. An event that cannot be applied is found by bisection, put into the dead
 * letters and its key parked; everything else flows on.
 */
export class ConsumerRunner {
  private readonly applier: BatchApplier;
  private readonly metrics: ConsumerMetrics;
  private readonly killSwitch: KillSwitch;
  private starting?: Promise<void>;
  private running?: RunningConsumer;
  private positions?: Map<string, number>;
  /** Partitions that have just been sent to their position because what came did not fit it. What comes then is the broker's last word. */
  private readonly soughtBack = new Set<string>();
  private waiting: Waiting[] = [];
  private working?: Promise<void>;
  private assigned = false;
  private lastTransaction = -Infinity;
  private assignments = 0;
  private readonly stopping = new AbortController();
  private readonly scheduler: Scheduler;

  constructor(
    private readonly database: Database,
    private readonly kafka: KafkaClient,
    private readonly options: ConsumerRunnerOptions,
  ) {
    this.metrics = new ConsumerMetrics(options.metrics);
    this.scheduler = options.scheduler ?? systemScheduler;
    this.killSwitch = new KillSwitch(
      { ...usualLimits, ...options.killSwitch },
      {
        reports: new HaltReports(database, options.group),
        metrics: options.metrics,
        scheduler: this.scheduler,
        stopping: this.stopping.signal,
        log: (level, message, details) => options.log?.(level, message, details),
      },
    );
    this.applier = new BatchApplier(database, options.group, options.handlers, this.metrics, this.killSwitch);
  }

  /** The consumer group, also the consumer's name in the database. */
  get group(): string {
    return this.options.group;
  }

  /** What it reads, with the topics' prefix. */
  get topics(): string[] {
    return [...this.options.handlers.keys()];
  }

  /** True once the group has given this consumer its partitions (maybe none). */
  get isAssigned(): boolean {
    return this.assigned;
  }

  /** Why it applies nothing at present although it could (ADR-0017); undefined when it works. */
  get haltedFor(): string | undefined {
    return this.killSwitch.reason;
  }

  /** Starts consuming as soon as there is a broker; the service need not wait for that. */
  start(): void {
    this.starting ??= this.join();
  }

  private async join(): Promise<void> {
    for (let attempt = 1; !this.stopping.signal.aborted; attempt++) {
      try {
        await Promise.race([this.options.ready?.(), this.stopped()]);
        if (!this.stopping.signal.aborted) await this.subscribe();
        return;
      } catch (error) {
        this.options.log?.('warn', 'the consumer cannot join its group now; trying again', {
          attempt,
          error,
        });
        await this.backOff(attempt);
      }
    }
  }

  private async subscribe(): Promise<void> {
    this.running = await this.kafka.consume({
      group: this.options.group,
      topics: [...this.options.handlers.keys()],
      onBatch: (batch) => this.onBatch(batch),
      onAssigned: (partitions, seek) => {
        this.assigned = true;
        this.positions = undefined; // other owners may have moved them
        this.soughtBack.clear();
        this.killSwitch.assigned(partitions);
        void this.goToPositions(partitions, seek);
      },
      onCrash: (error) => {
        this.assigned = false;
        this.options.log?.('error', 'the Kafka client gave up; joining again', { error });
        void this.running?.stop().catch(() => undefined);
        this.starting = this.join();
      },
    });
  }

  // A partition that gets no new records brings no batch to compare with its position, so it is sent there at once.
  private async goToPositions(
    partitions: Readonly<Record<string, readonly number[]>>,
    seek: Seek,
  ): Promise<void> {
    const assignment = ++this.assignments;
    const isOver = () => assignment !== this.assignments;
    try {
      const positions = await this.untilPossible(isOver, () =>
        loadPositions(this.database, this.options.group),
      );
      if (!positions || isOver()) return;
      for (const [topic, numbers] of Object.entries(partitions)) {
        for (const partition of numbers)
          seek(topic, partition, positions.get(partitionName(topic, partition)) ?? 0);
      }
    } catch (error) {
      this.options.log?.('warn', 'the positions cannot be read; batches will be compared with them', {
        error,
      });
    }
  }

  /** Finishes the transaction under way, leaves what waits to the next owner, and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.starting;
    await this.working;
    await this.running?.stop();
  }

  /** Applies a parked key's records again, in order, and unparks it. @see replayKey */
  replay(topic: string, key: string): Promise<number> {
    const { database, applier } = this;
    const { decode, group: consumer } = this.options;
    return replayKey({ database, applier, decode }, { consumer, topic, key });
  }

  private onBatch(batch: FetchedBatch): Promise<BatchOutcome> {
    const assignment = this.assignments;
    const isStale = () => batch.isStale() || assignment !== this.assignments;
    return new Promise((resolve, reject) => {
      this.waiting.push({ batch: { ...batch, isStale }, resolve, reject });
      this.working ??= this.work();
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.gather();
      await this.scheduler.turn(); // one fetch hands over the batches of all its partitions within a turn of the event loop
      const taken = this.take();
      const heartbeat = () => void taken[0]!.batch.heartbeat().catch(() => undefined);
      const stopHeartbeats = this.scheduler.every(1_000, heartbeat);
      try {
        await this.settleAll(taken);
      } catch (error) {
        this.positions = undefined;
        for (const { reject } of taken) reject(error);
      } finally {
        stopHeartbeats();
      }
    }
    this.working = undefined; // in the same breath as the last look at what waits: later, a batch could be overlooked for ever
  }

  // A transaction costs as much for one event as for fifty. While more keep coming, the next one waits until some have gathered.
  private async gather(): Promise<void> {
    const left = GATHER_MS - (this.scheduler.now() - this.lastTransaction);
    if (left > 0) await pause(this.scheduler, left, this.stopping.signal);
    this.lastTransaction = this.scheduler.now();
  }

  private take(): Waiting[] {
    let messages = 0;
    let count = 0;
    for (const { batch } of this.waiting) {
      if (count > 0 && messages + batch.messages.length > MAX_MESSAGES_PER_TRANSACTION) break;
      messages += batch.messages.length;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async settleAll(taken: Waiting[]): Promise<void> {
    const slices: Slice[] = [];
    for (const { batch, resolve } of taken) {
      const planned = await this.untilPossible(
        () => batch.isStale(),
        () => this.plan(batch),
      );
      if (planned === undefined) resolve({ seek: batch.messages[0]!.offset });
      else if ('seek' in planned) resolve(planned);
      else slices.push(planned);
    }
    if (slices.length > 0) await this.settle(slices, new Map());
    for (const { batch, resolve } of taken) {
      const position = this.positions?.get(partitionName(batch.topic, batch.partition));
      const last = batch.messages.at(-1)!.offset;
      if (position === undefined || batch.isStale()) resolve({ seek: batch.messages[0]!.offset });
      else {
        this.metrics.lag.set(
          { topic: batch.topic, partition: batch.partition },
          Math.max(0, batch.endOffset - position),
        );
        resolve(position === last + 1 ? { next: position } : { seek: position });
      }
    }
  }

  /** Compares a batch with the position in the database: what of it is still to be applied, or where to read instead. */
  private async plan(batch: FetchedBatch): Promise<Slice | { seek: number }> {
    this.positions ??= await loadPositions(this.database, this.options.group);
    if (batch.isStale()) return { seek: batch.messages[0]!.offset };
    const name = partitionName(batch.topic, batch.partition);
    const expected = this.positions.get(name) ?? null;
    const from = expected ?? 0; // without a position nothing has been applied, whatever Kafka has been told
    const first = batch.messages[0]!.offset;
    const last = batch.messages.at(-1)!.offset;
    const lostTail = from > batch.endOffset; // the broker lost its tail or everything: read what it has
    if (last < from && !lostTail) {
      // Records are passed over only by the word of the database: an operator may have rewound the position (ADR-0023).
      const stored = await loadPositions(this.database, this.options.group);
      if ((stored.get(name) ?? null) === expected) return { seek: from };
      this.positions = stored;
      return this.plan(batch);
    }
    if (first <= from && !lostTail) this.soughtBack.delete(name);
    else if (!this.soughtBack.delete(name)) {
      // The batch may be older than the position. Only what comes after asking for the position itself is believed.
      this.soughtBack.add(name);
      return { seek: from };
    }
    const start = lostTail ? first : Math.max(first, from);
    const messages = batch.messages
      .filter((message) => message.offset >= start)
      .map((message) => ({ message, decoded: this.options.decode(message, batch.topic, batch.partition) }));
    return { batch, messages, expected, next: last + 1 };
  }

  private async settle(slices: readonly Slice[], condemned: Map<FetchedMessage, Condemned>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      if (this.killSwitch.reason)
        await this.killSwitch.passable(() => slices.every(({ batch }) => batch.isStale()));
      const live = slices.filter(({ batch }) => !batch.isStale());
      if (live.length === 0 || this.stopping.signal.aborted) return;
      try {
        const dead = await this.applier.apply(live, condemned);
        for (const letter of dead) this.logDead(letter, condemned.get(letter.message));
        for (const { batch, next } of live)
          this.positions?.set(partitionName(batch.topic, batch.partition), next);
        return;
      } catch (error) {
        if (error instanceof PositionMoved) {
          this.options.log?.('warn', 'another consumer moved the position; reading it again', {
            partitions: error.partitions,
          });
          this.positions = undefined;
          return;
        }
        if (error instanceof TooManyDeadLetters) {
          this.killSwitch.halt(error);
          // What is tried again after the pause is given every chance once more.
          for (const { messages } of live) for (const { message } of messages) condemned.delete(message);
          attempt = 0;
          continue;
        }
        const kind = classify(error);
        this.metrics.retries.inc({ class: kind });
        if (kind === 'transient') {
          this.options.log?.('warn', 'the database cannot be used now; waiting', { attempt, error });
          await this.backOff(attempt);
        } else if (live.length > 1) {
          for (const slice of live) await this.settle([slice], condemned);
          return;
        } else if (live[0]!.messages.length > 1) {
          for (const half of halve(live[0]!)) await this.settle([half], condemned);
          return;
        } else if (kind === 'permanent' || attempt >= UNKNOWN_ERROR_TRIES) {
          const { message } = live[0]!.messages[0]!;
          if (condemned.has(message)) throw error; // not even the dead letter could be written: a bug here, not in the event
          condemned.set(message, { error, attempts: attempt });
        } else {
          await this.backOff(attempt);
        }
      }
    }
  }

  private logDead({ message, topic, partition, errorCode }: PutAside, given: Condemned | undefined): void {
    const text = 'an event could not be applied; it is now a dead letter and its key is parked';
    const why = { error_code: errorCode, ...(given ? { error: given.error } : {}) };
    this.options.log?.('error', text, { ...messageFields(message, topic, partition), ...why });
  }

  private async untilPossible<T>(isOver: () => boolean, action: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; !this.stopping.signal.aborted && !isOver(); attempt++) {
      try {
        return await action();
      } catch (error) {
        if (classify(error) !== 'transient') throw error;
        await this.backOff(attempt);
      }
    }
    return undefined;
  }

  private stopped(): Promise<void> {
    const { signal } = this.stopping;
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  }

  private backOff(attempt: number): Promise<void> {
    return pause(
      this.scheduler,
      backOffMs(this.scheduler, attempt, 50, MAX_BACKOFF_MS),
      this.stopping.signal,
    );
  }
}
