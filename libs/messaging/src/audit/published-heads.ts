import { randomUUID } from 'node:crypto';
import { type Queryable, statement } from '@muster/persistence';
import type { KafkaClient } from '../kafka/kafka-client.js';
import type { HeadSigner } from './head-signer.js';
import type { AuditObjection } from './verify-chain.js';

/** A head as it was published. */
export interface PublishedHead {
  readonly tenant_id: string;
  readonly number: number;
  readonly hash: string;
  /** Null when it is not signed. */
  readonly key_id: string | null;
  readonly signature: string | null;
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

/** Heads that bear the name of the signer's key and were not signed by it: somebody else wrote to the topic. */
export function forgedHeadsAmong(
  heads: readonly PublishedHead[],
  service: string,
  signer: HeadSigner,
): AuditObjection[] {
  return heads
    .filter(({ key_id }) => key_id === signer.keyId)
    .filter((head) => !signer.hasSigned({ ...head, service }, head.signature ?? ''))
    .map(({ tenant_id, number }) => ({
      kind: 'head_forged',
      tenant_id,
      number,
      place: null,
      event_id: null,
      aggregate_id: null,
      version: null,
    }));
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
    const { version, hash, key_id, signature } = JSON.parse(value.toString('utf8')) as Record<
      string,
      unknown
    >;
    if (!Number.isSafeInteger(version) || typeof hash !== 'string') return undefined;
    return {
      tenant_id: tenant,
      number: version as number,
      hash,
      key_id: typeof key_id === 'string' ? key_id : null,
      signature: typeof signature === 'string' ? signature : null,
    };
  } catch {
    return undefined;
  }
}
