import { type Queryable, statement } from '@muster/persistence';

/** A key of which a record is dead: until that is settled, later records of the key queue behind it. */
export interface ParkedKey {
  readonly consumer: string;
  readonly topic: string;
  readonly key: string;
}

const lockKey = statement(
  'parked_key_lock',
  'select since from parked_key where consumer = $1 and topic = $2 and key = $3 for update',
);

/**
 * Locks a parked key. Whoever changes a key's letters does this first: records that arrive meanwhile wait for the transaction, and
 * then either queue or flow.
 */
export async function lockParkedKey(tx: Queryable, { consumer, topic, key }: ParkedKey): Promise<void> {
  await tx.query(lockKey, [consumer, topic, key]);
}
