import { type Database, ReadOnlyServer, type Scheduler, standbyHasIt } from '@muster/persistence';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { SHARDS } from '../store/shard.js';

/** A row of the outbox: what one change publishes. */
export interface PendingRow {
  readonly position: number;
  readonly shard: number;
  readonly topic: string;
  readonly key: string;
  /** The versions to which the change took its aggregate; not all of them need a message. */
  readonly first_version: number;
  readonly version: number;
  readonly tenant_id: string;
  readonly recorded_at: Date;
  readonly correlation_id: string | null;
  readonly traceparent: string | null;
  /** Packed, see `unpackMessages`. */
  readonly messages: string;
}

/** The first of the two numbers of every outbox advisory lock; the second is the shard. */
export const LOCK_SPACE = 0x6f757462; // "outb"
const CLAIM_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 10_000;
const IDLE_MS = 60_000;

// What the standby does not have may never have happened, and must not be published (ADR-0189).
const selectPending = {
  name: 'outbox_pending',
  text: `select position, shard, topic, key, first_version, version, tenant_id, recorded_at, correlation_id, traceparent, messages,
      (select ${standbyHasIt}) as settled
    from outbox where position > $1 and shard = any($2::smallint[]) order by position limit $3`,
};
const removePublished = {
  name: 'outbox_remove',
  text: 'delete from outbox where position = any($1::bigint[])',
};
const claimShards = {
  name: 'outbox_claim',
  text: `select shard from unnest($2::int[]) as shard where pg_try_advisory_lock($1, shard)`,
};

const lookAtServer = {
  name: 'outbox_server',
  text: `select current_setting('transaction_read_only')::boolean as read_only`,
};

/** One relay's own database session: it holds the advisory locks of the shards that it owns, as long as it lives. */
export interface ShardSession {
  /** The shards that it owns. */
  readonly shards: readonly number[];
  /**
   * Claims shards that have become free; asks at most once a second. Sees every ten seconds that the server still takes writes: in one that
   * does not, nothing to publish would ever turn up (ADR-0186).
   *
   * @throws ReadOnlyServer
   */
  claimFree(): Promise<void>;
  pending(shards: readonly number[], afterPosition: number, limit: number): Promise<PendingRow[]>;
  remove(positions: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a session and claims every free shard; shards that another relay holds are tried again each second.
 *
 * @param idleMs when PostgreSQL ends it, and frees its shards, because nothing is asked in it any more: its process is frozen, say. A minute,
 *   which is more than a publish takes, unless told.
 */
export async function openShardSession(
  database: Database,
  scheduler: Scheduler,
  idleMs = IDLE_MS,
): Promise<ShardSession> {
  const session = new AdvisoryShardSession(await database.session(), scheduler);
  try {
    await session.prepare(idleMs);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

class AdvisoryShardSession implements ShardSession {
  private owned: number[] = [];
  private lastClaim = -Infinity;
  private lastLook = -Infinity;
  private closed = false;
  private asking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: PoolClient,
    private readonly scheduler: Scheduler,
  ) {}

  get shards(): readonly number[] {
    return this.owned;
  }

  async prepare(idleMs: number): Promise<void> {
    this.lastLook = this.scheduler.now(); // a new connection has just been looked at
    // PostgreSQL plans the poll for an empty table and would scan dead rows until vacuum comes: keep it on the primary key (ADR-0012). That
    // leaves one plan, and nothing to be planned anew at each poll (ADR-0225).
    await this.client.query(
      `set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off; set plan_cache_mode = force_generic_plan;
       set idle_session_timeout = ${idleMs}`,
    );
    await this.claim();
  }

  async claimFree(): Promise<void> {
    if (this.scheduler.now() - this.lastLook > LOOK_EVERY_MS) await this.look();
    if (this.owned.length === SHARDS || this.scheduler.now() - this.lastClaim <= CLAIM_EVERY_MS) return;
    await this.claim();
  }

  async pending(shards: readonly number[], afterPosition: number, limit: number): Promise<PendingRow[]> {
    const result = await this.ask<PendingRow>({
      ...selectPending,
      values: [afterPosition, shards, limit],
    });
    return result.rows;
  }

  async remove(positions: readonly number[]): Promise<void> {
    await this.ask({ ...removePublished, values: [positions] });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.owned = [];
    // The connection is destroyed, not returned: its settings and locks must not reach another user of the pool.
    this.client.release(true);
  }

  // One question at a time: shards that are published by themselves ask beside the loop.
  private ask<Row extends QueryResultRow>(question: QueryConfig): Promise<QueryResult<Row>> {
    const answer = this.asking.then(() => this.client.query<Row>(question));
    this.asking = answer.catch(() => undefined);
    return answer;
  }

  private async look(): Promise<void> {
    this.lastLook = this.scheduler.now();
    const { rows } = await this.ask<{ read_only: boolean }>(lookAtServer);
    if (rows[0]!.read_only) throw new ReadOnlyServer();
  }

  private async claim(): Promise<void> {
    this.lastClaim = this.scheduler.now();
    const missing = Array.from({ length: SHARDS }, (_, shard) => shard).filter(
      (shard) => !this.owned.includes(shard),
    );
    const result = await this.ask<{ shard: number }>({
      ...claimShards,
      values: [LOCK_SPACE, missing],
    });
    this.owned = [...this.owned, ...result.rows.map((row) => row.shard)].sort((a, b) => a - b);
  }
}
