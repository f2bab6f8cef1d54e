import { setTimeout as delay } from 'node:timers/promises';
import { type Queryable, statement } from '@muster/persistence';
import { LOCK_SPACE } from '../outbox/shard-session.js';

/** One of the ways in which the outbox is divided among relays. */
export interface ShardStatus {
  readonly shard: number;
  readonly pending: number;
  /** Seconds that its oldest row has been waiting. */
  readonly oldest_age: number;
  /** The database session of the relay that publishes it; null when nobody does. */
  readonly owner: { readonly pid: number; readonly application: string; readonly since: Date } | null;
}

/** What waits to be published. */
export interface OutboxStatus {
  readonly pending: number;
  /** Seconds that the oldest row has been waiting; 0 when none does. */
  readonly oldest_age: number;
  /** Shards that have rows or an owner. */
  readonly shards: readonly ShardStatus[];
}

interface ShardRow {
  shard: number;
  pending: number;
  oldest_age: number;
  pid: number | null;
  application: string;
  since: Date;
}

const byShard = statement(
  'outbox_by_shard',
  `with waiting as (
    select shard::int, sum(message_count) as pending, extract(epoch from now() - min(queued_at))::float8 as oldest_age from outbox group by shard
  ), owner as (
    select locks.objid::int as shard, session.pid, session.application_name as application, session.backend_start as since
    from pg_locks locks join pg_stat_activity session using (pid)
    where locks.locktype = 'advisory' and locks.classid = $1 and locks.objsubid = 2 and locks.granted
      and locks.database = (select oid from pg_database where datname = current_database())
  )
  select shard, coalesce(pending, 0) as pending, coalesce(oldest_age, 0) as oldest_age, pid, application, since
  from waiting full join owner using (shard) order by shard`,
);

const LOOK_EVERY_MS = 250;

/**
 * Looks at the outbox; what is pending are messages, of which a row may hold several. A relay that has just died may still be shown as an
 * owner until PostgreSQL has noticed.
 */
export async function outboxStatus(db: Queryable): Promise<OutboxStatus> {
  const rows = await db.query<ShardRow>(byShard, [LOCK_SPACE]);
  return {
    pending: rows.reduce((sum, { pending }) => sum + pending, 0),
    oldest_age: Math.max(0, ...rows.map(({ oldest_age }) => oldest_age)),
    shards: rows.map(({ shard, pending, oldest_age, pid, application, since }) => ({
      shard,
      pending,
      oldest_age,
      owner: pid === null ? null : { pid, application, since },
    })),
  };
}

/** Looks until the outbox is empty or `seconds` are over; the last status says which. */
export async function untilOutboxEmpty(db: Queryable, seconds: number): Promise<OutboxStatus> {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const status = await outboxStatus(db);
    if (status.pending === 0 || performance.now() > deadline) return status;
    await delay(LOOK_EVERY_MS);
  }
}
