import { backOffMs, type Database, type Scheduler, systemScheduler } from '@muster/persistence';
import type { KafkaClient, OutgoingMessage } from '../kafka/kafka-client.js';
import { PublishedVersions } from './published-versions.js';
import { type PendingRow, type ShardSession, openShardSession } from './shard-session.js';
import type { OutboxMetrics } from './outbox-metrics.js';

/** What a relay needs besides the database and the broker. */
export interface OutboxRelayOptions {
  /** Turns an outbox row into its messages for the broker. */
  readonly toMessages: (row: PendingRow) => OutgoingMessage[];
  readonly metrics: OutboxMetrics;
  readonly log?: (level: 'warn' | 'error', message: string, details: object) => void;
  /** Rows per publish at most. Default 500. */
  readonly batch?: number;
  readonly scheduler?: Scheduler;
}

const POLL_MS = 250;
/** Milliseconds from one publish to the next at the least; a lone event is never held up by it. */
const GATHER_MS = 20;
const MAX_BACKOFF_MS = 5_000;

/**
 * Moves the outbox to Kafka: reads pending rows in position order, publishes them (`acks=all`), deletes what was acknowledged
 * (ADR-0012). It owns its shards by advisory locks of its own session: when that session is gone it stops at once. A relay that
 * dies anywhere in this loop, or that is deposed, causes duplicates and never loss; consumers remove them by message id.
 */
export class OutboxRelay {
  private session?: ShardSession;
  private running?: Promise<void>;
  private stopping = false;
  private awake = Promise.withResolvers<void>();
  private lowWater = 0;
  private lastFullPoll = 0;
  private readonly published = new PublishedVersions();
  /** Shards whose last publish failed, and when they may try again (monotonic milliseconds). */
  private readonly resting = new Map<number, { until: number; failures: number }>();
  private readonly scheduler: Scheduler;

  constructor(
    private readonly database: Database,
    private readonly kafka: KafkaClient,
    private readonly options: OutboxRelayOptions,
  ) {
    this.scheduler = options.scheduler ?? systemScheduler;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Says that something has just been committed. Cheap; may be called for every commit. */
  wake(): void {
    this.awake.resolve();
  }

  /**
   * Publishes what is pending, then stops and releases its shards.
   *
   * @param patienceMs how long to wait for the broker; what is left then stays in the outbox for the next owner.
   */
  async stop(patienceMs = 5_000): Promise<void> {
    this.stopping = true;
    this.wake();
    const patience = Promise.withResolvers<void>();
    const cancel = this.scheduler.after(patienceMs, patience.resolve);
    await Promise.race([this.running, patience.promise]);
    cancel();
    await this.session?.close();
  }

  private async run(): Promise<void> {
    while (true) {
      try {
        this.session ??= await openShardSession(this.database, this.scheduler);
        const began = this.scheduler.now();
        const rows = await this.pending();
        if (rows.length > 0) {
          await this.relay(rows);
          await this.gather(began);
        } else if (this.stopping) return;
        else await this.rest();
      } catch (error) {
        this.options.log?.('warn', 'the outbox relay lost its session', { error });
        await this.session?.close();
        this.session = undefined;
        this.forget();
        if (this.stopping) return;
        await this.rest();
      }
    }
  }

  private forget(): void {
    this.lowWater = 0;
    this.published.clear();
  }

  /**
   * The next rows. Reading behind the low-water mark spares PostgreSQL the dead rows before it; a row that got a lower position
   * but was committed later is found by the poll without the mark, at least every 250 ms – and at once when a later version
   * of its key turns up first, so that waiting never becomes overtaking.
   */
  private async pending(): Promise<PendingRow[]> {
    await this.session!.claimFree();
    const now = this.scheduler.now();
    const shards = this.session!.shards.filter((shard) => (this.resting.get(shard)?.until ?? 0) <= now);
    if (shards.length === 0) return [];
    const limit = this.options.batch ?? 500;
    const fullPollDue = now - this.lastFullPoll >= POLL_MS;
    if (!fullPollDue) {
      const rows = await this.session!.pending(shards, this.lowWater, limit);
      if (this.published.isContinuation(rows)) return rows;
    }
    this.lastFullPoll = now;
    return this.session!.pending(shards, 0, limit);
  }

  private async relay(rows: PendingRow[]): Promise<void> {
    const acknowledged = await this.publish(rows);
    if (acknowledged.length === 0) return;
    await this.session!.remove(acknowledged.map((row) => row.position));
    this.published.add(acknowledged);
    if (acknowledged.length === rows.length) {
      this.lowWater = Math.max(this.lowWater, rows.at(-1)!.position);
    }
  }

  // All shards in one request while all is well; after a failure shard by shard, so that one that cannot go on holds up no other.
  private async publish(rows: PendingRow[]): Promise<PendingRow[]> {
    try {
      await this.send(rows);
      for (const row of rows) this.resting.delete(row.shard);
      return rows;
    } catch (error) {
      const byShard = Map.groupBy(rows, (row) => row.shard);
      if (byShard.size === 1) return this.giveRest(rows[0]!.shard, error);
      const published = await Promise.all(
        [...byShard].map(async ([shard, ofShard]) => {
          try {
            await this.send(ofShard);
            this.resting.delete(shard);
            return ofShard;
          } catch (shardError) {
            return this.giveRest(shard, shardError);
          }
        }),
      );
      return published.flat().sort((a, b) => a.position - b.position);
    }
  }

  private async send(rows: readonly PendingRow[]): Promise<void> {
    const messages = rows.flatMap(this.options.toMessages);
    await this.kafka.publish(messages);
    this.options.metrics.published.inc(messages.length);
  }

  private giveRest(shard: number, error: unknown): [] {
    const failures = (this.resting.get(shard)?.failures ?? 0) + 1;
    const pause = backOffMs(this.scheduler, failures, 100, MAX_BACKOFF_MS);
    this.resting.set(shard, { until: this.scheduler.now() + pause, failures });
    this.options.log?.('warn', 'publishing failed; the shard rests', {
      shard,
      failures,
      pause_ms: Math.round(pause),
      error,
    });
    this.options.metrics.failures.inc();
    return [];
  }

  // A publish costs as much for one message as for fifty. While more keep coming, the next one waits until some have gathered.
  private async gather(began: number): Promise<void> {
    const left = GATHER_MS - (this.scheduler.now() - began);
    if (left <= 0 || this.stopping) return;
    const gathered = Promise.withResolvers<void>();
    this.scheduler.after(left, gathered.resolve);
    await gathered.promise;
  }

  private async rest(): Promise<void> {
    const cancel = this.scheduler.after(POLL_MS, () => this.wake());
    await this.awake.promise;
    cancel();
    this.awake = Promise.withResolvers<void>();
  }
}
