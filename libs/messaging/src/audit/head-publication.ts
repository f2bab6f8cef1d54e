import { type AuditHeadSealed, validate } from '@muster/contracts';
import { type Database, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { packMessages } from '../outbox/packed-messages.js';
import { shardOf } from '../store/shard.js';
import type { HeadSigner } from './head-signer.js';

interface MovedHead {
  readonly tenant_id: string;
  readonly number: number;
  readonly hash: string;
  readonly sealed_at: Date;
}

const TYPE = 'muster.audit_head.sealed.v1';

// Skips from tenant to tenant along the primary key: the number of seals does not matter.
const movedHeads = statement(
  'audit_moved_heads',
  `with recursive tenant as (
    (select tenant_id from audit_seal order by tenant_id limit 1)
    union all
    select (select tenant_id from audit_seal where tenant_id > tenant.tenant_id order by tenant_id limit 1) from tenant
    where tenant.tenant_id is not null
  )
  select head.tenant_id, head.number, encode(head.hash, 'hex') as hash, head.sealed_at
  from tenant cross join lateral (
    select * from audit_seal where audit_seal.tenant_id = tenant.tenant_id order by number desc limit 1) as head
  left join audit_head as known on known.tenant_id = head.tenant_id
  where head.number > coalesce(known.number, 0)`,
);
const lock = statement('audit_heads_lock', 'select pg_advisory_xact_lock($1, 1)');
const publish = statement(
  'audit_publish_heads',
  `with given as (
    select * from json_to_recordset($1::json) as given(tenant_id text, number bigint, key text, shard smallint, messages text)
  ), known as (
    insert into audit_head (tenant_id, number) select tenant_id, number from given
    on conflict (tenant_id) do update set number = excluded.number
  )
  insert into outbox (shard, topic, key, first_version, version, tenant_id, correlation_id, message_count, messages)
  select shard, $2, key, number, number, tenant_id, key, 1, messages from given`,
);

/** What a publication of heads needs besides the database. */
export interface HeadPublication {
  readonly service: string;
  /** With its prefix. */
  readonly topic: string;
  /** The first number of the advisory lock. */
  readonly lockSpace: number;
  /** Without one, heads are not signed. */
  readonly signer?: HeadSigner | undefined;
}

/**
 * Puts every head that moved since it was last published into the outbox. It writes no event: an event would have to be sealed, and would
 * move the head again (ADR-0096).
 *
 * @returns how many heads had moved.
 */
export function publishMovedHeads(database: Database, of: HeadPublication): Promise<number> {
  return database.transaction(async (transaction) => {
    await transaction.query(lock, [of.lockSpace]);
    const heads = await transaction.query<MovedHead>(movedHeads);
    if (heads.length === 0) return 0;
    const rows = heads.map((head) => rowOf(head, of));
    await transaction.query(publish, [JSON.stringify(rows), of.topic]);
    return heads.length;
  });
}

function rowOf(
  { tenant_id, number, hash, sealed_at }: MovedHead,
  { service, signer }: HeadPublication,
): object {
  const key = `${service}:${tenant_id}`;
  const payload: AuditHeadSealed = {
    version: number,
    occurred_at: sealed_at.toISOString(),
    service,
    hash,
    key_id: signer?.keyId ?? null,
    signature: signer?.sign({ service, tenant_id, number, hash }) ?? null,
  };
  validate(TYPE, payload);
  const message = {
    id: uuidv7(),
    version: number,
    type: TYPE,
    occurredAt: sealed_at.getTime(),
    payload: JSON.stringify(payload),
  };
  return { tenant_id, number, key, shard: shardOf(key), messages: packMessages([message]) };
}
