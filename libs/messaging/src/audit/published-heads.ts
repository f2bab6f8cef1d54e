import { randomUUID } from 'node:crypto';
import { type Queryable, statement } from '@muster/persistence';
import type { KafkaClient } from '../kafka/kafka-client.js';
import type { AuditObjection } from './verify-chain.js';

/** A head as it was published. */
export interface PublishedHead {
  readonly tenant_id: string;
  readonly number: number;
  readonly hash: string;
}

/** Milliseconds without a record after which the topic is not read to its end any more. */
const PATIENCE_MS = 30_000;

const unknownHeads = statement(
  'audit_unknown_heads',
  `select distinct 'head_unknown' as kind, published.tenant_id, published.number, null::int as place, null::text as event_id,
     null::text as aggregate_id, null::bigint as version
   from json_to_recordset($1::json) as published(tenant_id text, number bigint, hash text)
   left join audit_seal seal on seal.tenant_id = published.tenant_id and seal.number = published.number and encode(seal.hash, 'hex') = published.hash
   where seal.hash is null order by 2, 3`,
);

/** Heads that were published and that the chain does not have: it was rewritten, or goes on from an older backup. */
export function unknownHeadsAmong(db: Queryable, heads: readonly PublishedHead[]): Promise<AuditObjection[]> {
  return db.query<AuditObjection>(unknownHeads, [JSON.stringify(heads)]);
}

/**
 * Reads the heads of one service from the topic, from its first record to the one that was last when reading began.
 *
 * @param tenant one alliance's only; all without.
 * @throws Error when the end is not reached: nothing comes for half a minute.
 */
export async function publishedHeads(
  kafka: KafkaClient,
  of: { readonly topic: string; readonly service: string; readonly tenant: string | null },
): Promise<PublishedHead[]> {
  const group = `${of.topic}.verification.${randomUUID()}`;
  const left = new Map<number, number>();
  for (const { partition, end } of await kafka.lag(group, [of.topic])) if (end > 0) left.set(partition, end);
  const heads: PublishedHead[] = [];
  if (left.size === 0) return heads;
  const finished = Promise.withResolvers<void>();
  const fail = (): void => finished.reject(new Error(`${of.topic} cannot be read to its end`));
  const timer = setTimeout(fail, PATIENCE_MS);
  const consumer = await kafka.consume({
    group,
    topics: [of.topic],
    onCrash: finished.reject,
    onBatch: (batch) => {
      timer.refresh();
      for (const { key, headers, value } of batch.messages) {
        const head = headOf(key, headers, value, of.service);
        if (head && (of.tenant === null || head.tenant_id === of.tenant)) heads.push(head);
      }
      const next = (batch.messages.at(-1)?.offset ?? batch.endOffset - 1) + 1;
      if (next >= (left.get(batch.partition) ?? Infinity)) left.delete(batch.partition);
      if (left.size === 0) finished.resolve();
      return Promise.resolve({ next });
    },
  });
  try {
    await finished.promise;
    return heads;
  } finally {
    clearTimeout(timer);
    await consumer.stop();
  }
}

// Whoever may write to the topic may put anything there: what is no head of this service is not looked at.
function headOf(
  key: string | null,
  headers: Readonly<Record<string, string>>,
  value: Buffer | null,
  service: string,
): PublishedHead | undefined {
  const tenant = headers['ce_tenantid'];
  if (tenant === undefined || value === null || key !== `${service}:${tenant}`) return undefined;
  try {
    const { version, hash } = JSON.parse(value.toString('utf8')) as { version?: unknown; hash?: unknown };
    return Number.isSafeInteger(version) && typeof hash === 'string'
      ? { tenant_id: tenant, number: version as number, hash }
      : undefined;
  } catch {
    return undefined;
  }
}
