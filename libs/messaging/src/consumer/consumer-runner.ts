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
import { replayKey } from '../dead-letters/replay.js';
import { storedKey } from '../dead-letters/storable.js';
import { HaltReports } from '../kill-switch/halt-reports.js';
import { KillSwitch } from '../kill-switch/kill-switch.js';
import { type KillSwitchLimits, usualLimits } from '../kill-switch/kill-switch-limits.js';
import type { TopicHandler } from './batch-context.js';
import { BatchApplier } from './batch-applier.js';
import { BatchPlanner } from './batch-planner.js';
import { classify } from './consumer-errors.js';
import { ConsumerMetrics } from './consumer-metrics.js';
import { Crashes } from './crashes.js';
import { Nudges } from './nudges.js';
import { partitionName } from './positions.js';
import type { Decoded, Slice } from './slice.js';
import { SliceSettler } from './slice-settler.js';
import type { StandingPartition } from './standing-partitions.js';

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
  /** Milliseconds from one fetch to the next at the least, default 100; a lone event is never held up by it. */
  readonly gatherMs?: number;
  readonly scheduler?: Scheduler;
}

interface Waiting {
  readonly batch: FetchedBatch;
  readonly resolve: (outcome: BatchOutcome) => void;
  readonly reject: (error: unknown) => void;
}

const MAX_MESSAGES_PER_TRANSACTION = 2_000;
const GATHER_MS = 100;
const MAX_BACKOFF_MS = 5_000;
/** A batch that has been under way for so long waits for something: for the database, or for an operator. */
const HELD_UP_MS = 5_000;

/** What the group has given this consumer, and how to have it read from elsewhere. */
interface Owned {
  readonly partitions: Readonly<Record<string, readonly number[]>>;
  readonly seek: Seek;
}

/**
 * Consumes topics into PostgreSQL. Batches of partitions that arrive while a transaction is under way share the next one; the
 * position lives in the same transaction as the effects, the offset committed to Kafka is a hint (ADR-0013).
 */
export class ConsumerRunner {
  private readonly applier: BatchApplier;
  private readonly metrics: ConsumerMetrics;
  private readonly killSwitch: KillSwitch;
  private readonly planner: BatchPlanner;
  private readonly settler: SliceSettler;
  private starting?: Promise<void>;
  private running?: RunningConsumer;
  private waiting: Waiting[] = [];
  private working?: Promise<void>;
  private assigned = false;
  private assignments = 0;
  private owned?: Owned | undefined;
  private subscribed?: Promise<RunningConsumer>;
  /** When the batch under way of each partition came. */
  private readonly reading = new Map<string, number>();
  private readonly nudges = new Nudges();
  private readonly crashes: Crashes;
  private readonly stopping = new AbortController();
  private readonly scheduler: Scheduler;

  constructor(
    private readonly database: Database,
    private readonly kafka: KafkaClient,
    private readonly options: ConsumerRunnerOptions,
  ) {
    this.metrics = new ConsumerMetrics(options.metrics, options.handlers.keys());
    this.scheduler = options.scheduler ?? systemScheduler;
    this.crashes = new Crashes(this.scheduler);
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
    this.planner = new BatchPlanner(database, { consumer: options.group, decode: options.decode });
    this.settler = new SliceSettler({
      applier: this.applier,
      planner: this.planner,
      killSwitch: this.killSwitch,
      metrics: this.metrics,
      scheduler: this.scheduler,
      stopping: this.stopping.signal,
      log: options.log,
    });
  }

  /** The consumer group, also the consumer's name in the database. */
  get group(): string {
    return this.options.group;
  }

  /** What it reads, with the topics' prefix. */
  get topics(): string[] {
    return [...this.options.handlers.keys()];
  }

  /** True once the group has given this consumer its partitions (maybe none), unless it keeps crashing. */
  get isAssigned(): boolean {
    return this.assigned && this.crashes.reason === undefined;
  }

  /** Why it crashes again and again; undefined when it does not. */
  get crashesFor(): string | undefined {
    return this.crashes.reason;
  }

  /** Why it applies nothing at present although it could (ADR-0017); undefined when it works. */
  get haltedFor(): string | undefined {
    return this.killSwitch.reason;
  }

  /** Starts consuming as soon as there is a broker; the service need not wait for that. */
  start(): void {
    this.starting ??= this.join();
  }

  private async join(restMs = 0): Promise<void> {
    await pause(this.scheduler, restMs, this.stopping.signal);
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
    const subscribed = this.kafka.consume({
      group: this.options.group,
      topics: [...this.options.handlers.keys()],
      onBatch: (batch) => this.onBatch(batch),
      onAssigned: (partitions, seek) => {
        this.assigned = true;
        this.crashes.joined();
        this.planner.reassigned();
        this.killSwitch.assigned(partitions);
        this.owned = { partitions, seek };
        void this.goToPositions(partitions, seek);
      },
      onCrash: (error) => this.rejoin(subscribed, error),
    });
    this.subscribed = subscribed;
    this.running = await subscribed;
  }

  private rejoin(crashed: Promise<RunningConsumer>, error: Error): void {
    this.assigned = false;
    this.owned = undefined;
    this.assignments += 1; // what is under way belongs to nobody any more
    const rest = this.crashes.add(error);
    this.options.log?.('error', 'the Kafka client gave up; joining again', {
      error,
      pause_ms: Math.round(rest),
    });
    void crashed.then((running) => running.stop()).catch(() => undefined);
    this.starting = this.join(rest);
  }

  // A partition that gets no new records brings no batch to compare with its position, so it is sent there at once.
  private async goToPositions(
    partitions: Readonly<Record<string, readonly number[]>>,
    seek: Seek,
  ): Promise<void> {
    const assignment = ++this.assignments;
    const isOver = () => assignment !== this.assignments;
    try {
      const positions = await this.untilPossible(isOver, () => this.planner.load());
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

  /**
   * Goes on where this consumer stands still although nothing holds it up: asks the client for the position's records again, and makes the
   * client anew when that does not help. A client can have lost its place, or talk to a broker that has nothing new to say, and only new
   * records would show it (ADR-0218).
   *
   * @param standing by the database and the broker; what others own, or what is just being applied, is passed over.
   */
  nudge(standing: readonly StandingPartition[]): void {
    const { owned, subscribed } = this;
    if (!owned || !subscribed || !this.assigned || this.stopping.signal.aborted || this.heldUp) return;
    const own = standing.filter(
      ({ topic, partition }) =>
        owned.partitions[topic]?.includes(partition) && !this.reading.has(partitionName(topic, partition)),
    );
    const again = this.nudges.next(own);
    if (again === 'renew') {
      this.rejoin(subscribed, new Error('partitions stand still although they have something to read'));
      return;
    }
    if (again.length === 0) return;
    this.options.log?.('warn', 'partitions stand still; asking for their records again', {
      partitions: again,
    });
    for (const { topic, partition, position } of again) owned.seek(topic, partition, position);
  }

  private get heldUp(): boolean {
    const now = this.scheduler.now();
    return (
      this.killSwitch.reason !== undefined ||
      [...this.reading.values()].some((since) => now - since > HELD_UP_MS)
    );
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
    return replayKey({ database, applier, decode }, { consumer, topic, key: storedKey(key) });
  }

  private async onBatch(batch: FetchedBatch): Promise<BatchOutcome> {
    const assignment = this.assignments;
    const came = this.scheduler.now();
    const isStale = () => batch.isStale() || assignment !== this.assignments;
    const name = partitionName(batch.topic, batch.partition);
    this.reading.set(name, came);
    const outcome = await new Promise<BatchOutcome>((resolve, reject) => {
      this.waiting.push({ batch: { ...batch, isStale }, resolve, reject });
      this.working ??= this.work();
    }).finally(() => this.reading.delete(name));
    if ('next' in outcome && outcome.next >= batch.endOffset) await this.gather(came);
    return outcome;
  }

  // A fetch and its transaction cost as much for one event as for fifty. The client asks for more once it has the answer, so while
  // nothing is left to read the answer waits, and what comes meanwhile is read in one piece.
  private async gather(since: number): Promise<void> {
    const { gatherMs = GATHER_MS } = this.options;
    const left = gatherMs - (this.scheduler.now() - since);
    if (left > 0) await pause(this.scheduler, left, this.stopping.signal);
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.scheduler.turn(); // one fetch hands over the batches of all its partitions within a turn of the event loop
      const taken = this.take();
      const heartbeat = () => void taken[0]!.batch.heartbeat().catch(() => undefined);
      const stopHeartbeats = this.scheduler.every(1_000, heartbeat);
      try {
        await this.settleAll(taken);
      } catch (error) {
        this.planner.forget();
        for (const { reject } of taken) reject(error);
      } finally {
        stopHeartbeats();
      }
    }
    this.working = undefined; // in the same breath as the last look at what waits: later, a batch could be overlooked for ever
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
        () => this.planner.plan(batch),
      );
      if (planned === undefined) resolve({ seek: batch.messages[0]!.offset });
      else if ('seek' in planned) resolve(planned);
      else slices.push(planned);
    }
    if (slices.length > 0) await this.settler.settle(slices);
    for (const { batch, resolve } of taken) {
      const position = this.planner.positionOf(batch);
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
