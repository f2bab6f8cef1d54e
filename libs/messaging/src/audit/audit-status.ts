import { type Database, statement } from '@muster/persistence';
import { queryAlongIndexes } from '../along-indexes.js';

/** A tenant's newest seal. */
export interface ChainHead {
  readonly tenant_id: string;
  readonly number: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly sealed_at: Date;
  /** Events in all seals of the chain. */
  readonly events: number;
}

/** What is not in a seal yet. */
export interface UnsealedTail {
  readonly events: number;
  /** Seconds since its oldest event was recorded; 0 when there is none. */
  readonly age: number;
}

/** The chains of one service. */
export interface AuditStatus {
  readonly heads: readonly ChainHead[];
  readonly unsealed: UnsealedTail;
  /** Whether events from before the chain, or of a log restored from elsewhere, are still being sealed; they are not in `unsealed`. */
  readonly walking: boolean;
}

const heads = statement(
  'audit_heads',
  `select head.tenant_id, head.number, encode(head.hash, 'hex') as hash, head.sealed_at, total.events
   from (select tenant_id, max(number) as number, sum(event_count)::bigint as events from audit_seal group by tenant_id) as total
   join audit_seal head using (tenant_id, number) order by tenant_id`,
);
const walking = statement(
  'audit_walking',
  'select walk_aggregate_id is not null as walking from audit_cursor',
);
// Both in one statement: the cursor and the log of one instant.
const tail = statement(
  'audit_tail',
  `select count(*)::int as events, greatest(0, coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0))::float8 as age
   from event_log, audit_cursor as cursor
   where event_log.transaction_id >= cursor.transaction_id
     and (event_log.transaction_id, event_log.aggregate_id, event_log.version) > (cursor.transaction_id, cursor.aggregate_id, cursor.version)
     and not (event_log.transaction_id <= cursor.walk_covers
       and exists (select from audit_walked where audit_walked.event_id = event_log.event_id))`,
);

/** What is committed and in no seal. Reads only what was written since the last seal. */
export async function unsealedTail(database: Database): Promise<UnsealedTail> {
  const [row] = await queryAlongIndexes<UnsealedTail>(database, tail);
  return row!;
}

/** Heads and tail; reads the sizes of all seals. */
export async function auditStatus(database: Database): Promise<AuditStatus> {
  const [state] = await database.query<{ walking: boolean }>(walking);
  return {
    heads: await database.query<ChainHead>(heads),
    unsealed: await unsealedTail(database),
    walking: state!.walking,
  };
}
