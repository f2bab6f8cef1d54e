import { backOffMs, type Database, pause, type Scheduler, systemScheduler } from '@muster/persistence';
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
  private readonly stopping = new AbortController();
  private awake = Promise.withResolvers<void>();
  private lowWater = 0;
  private lastFullPoll = 0;
  private readonly published = new PublishedVersions();
  /** Shards whose last publish failed: each is published by itself, and left out of the common one, until that goes well. */
  private readonly apart = new Map<number, Promise<void>>();
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
    this.stopping.abort();
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
        } else if (!this.stopping.signal.aborted) await this.rest();
        else if (!(await this.someComeBack())) return;
      } catch (error) {
        this.options.log?.('warn', 'the outbox relay lost its session', { error });
        await this.session?.close();
        this.session = undefined;
        this.forget();
        if (this.stopping.signal.aborted) return;
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
    const shards = this.session!.shards.filter((shard) => !this.apart.has(shard));
    if (shards.length === 0) return [];
    const { limit } = this;
    const now = this.scheduler.now();
    const fullPollDue = now - this.lastFullPoll >= POLL_MS;
    if (!fullPollDue) {
      const rows = await this.session!.pending(shards, this.lowWater, limit);
      if (this.published.isContinuation(rows)) return rows;
    }
    this.lastFullPoll = now;
    return this.session!.pending(shards, 0, limit);
  }

  private get limit(): number {
    return this.options.batch ?? 500;
  }

  // All shards in one request while all is well; after a failure each by itself, so that one that cannot go on holds up no other.
  private async relay(rows: PendingRow[]): Promise<void> {
    const session = this.session!;
    try {
      await this.send(rows, false);
    } catch (error) {
      const shards = new Set(rows.map(({ shard }) => shard));
      for (const shard of shards) this.setApart(session, shard, shards.size === 1 ? error : undefined);
      return;
    }
    await this.settle(session, rows);
    this.lowWater = Math.max(this.lowWater, rows.at(-1)!.position);
  }

  private async settle(session: ShardSession, rows: readonly PendingRow[]): Promise<void> {
    await session.remove(rows.map((row) => row.position));
    this.published.add(rows);
  }

  private async send(rows: readonly PendingRow[], apart: boolean): Promise<void> {
    const messages = rows.flatMap(this.options.toMessages);
    await this.kafka.publish(messages, apart);
    this.options.metrics.published.inc(messages.length);
  }

  /** @param error why it could not be published, if it was alone in that. */
  private setApart(session: ShardSession, shard: number, error: unknown): void {
    const comeBack = () => {
      this.apart.delete(shard);
      this.lowWater = 0; // its rows may lie before the mark
      this.wake();
    };
    // Without the session it is over, and the shard somebody's for the taking: the loop finds that out by itself.
    const sent = this.sendApart(session, shard, error).catch(() => true);
    this.apart.set(
      shard,
      sent.then((isOver) => (isOver ? comeBack() : undefined)),
    );
  }

  /** Publishes what waits in one shard, as often as it takes. @returns false when it was told to stop before that. */
  private async sendApart(session: ShardSession, shard: number, error: unknown): Promise<boolean> {
    for (let failures = error === undefined ? 0 : 1; ; failures++) {
      if (failures > 0) await this.restApart(shard, failures, error);
      if (failures > 0 && this.stopping.signal.aborted) return false;
      const rows = await session.pending([shard], 0, this.limit);
      if (rows.length === 0) return true;
      try {
        await this.send(rows, true);
      } catch (again) {
        error = again;
        continue;
      }
      await this.settle(session, rows);
      return true;
    }
  }

  private async restApart(shard: number, failures: number, error: unknown): Promise<void> {
    const ms = backOffMs(this.scheduler, failures, 100, MAX_BACKOFF_MS);
    this.options.log?.('warn', 'publishing failed; the shard rests', {
      shard,
      failures,
      pause_ms: Math.round(ms),
      error,
    });
    this.options.metrics.failures.inc();
    await pause(this.scheduler, ms, this.stopping.signal);
  }

  /** Waits, when it is told to stop, for what is being published apart. @returns whether there may be more of it. */
  private async someComeBack(): Promise<boolean> {
    const before = this.apart.size;
    await Promise.all(this.apart.values());
    return this.apart.size < before;
  }

  // A publish costs as much for one message as for fifty. While more keep coming, the next one waits until some have gathered.
  private async gather(began: number): Promise<void> {
    const left = GATHER_MS - (this.scheduler.now() - began);
    if (left <= 0 || this.stopping.signal.aborted) return;
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
