import { type Database, statement } from '@muster/persistence';
import type { BatchApplier } from '../consumer/batch-applier.js';
import { PermanentError } from '../consumer/consumer-errors.js';
import type { Decoded } from '../consumer/slice.js';
import type { ReceivedEvent } from '../consumer/received-event.js';
import type { FetchedMessage } from '../kafka/kafka-client.js';

interface LetterRow {
  id: number;
  partition: number;
  record_offset: number;
  headers: Record<string, string>;
  value: Buffer | null;
}

// The parked key is locked first: records that arrive meanwhile wait for this transaction and then either queue or flow.
const lockKey = statement(
  'replay_lock_key',
  'select since from parked_key where consumer = $1 and topic = $2 and key = $3 for update',
);
const lettersOfKey = statement(
  'replay_letters',
  `select id, partition, record_offset, headers, value from dead_letter
   where consumer = $1 and topic = $2 and key = $3 and state in ('dead', 'parked') order by id for update`,
);
const settle = statement(
  'replay_settle',
  `with done as (
    update dead_letter set state = 'replayed', settled_at = now() where id = any($4::bigint[])
  )
  delete from parked_key where consumer = $1 and topic = $2 and key = $3`,
);

/**
 * Applies a key's dead and parked records again, in order, and unparks the key – in one transaction. The records keep their
 * message ids, so the inbox still protects.
 *
 * @returns how many records were replayed.
 * @throws PermanentError when one of them still cannot be decoded, or the handler's error; then nothing has changed.
 */
export async function replayKey(
  database: Database,
  applier: BatchApplier,
  decode: (message: FetchedMessage, topic: string, partition: number) => Decoded,
  consumer: string,
  topic: string,
  key: string,
): Promise<number> {
  const afterCommit: (() => void)[] = [];
  const replayed = await database.transaction(async (tx) => {
    await tx.query(lockKey, [consumer, topic, key]);
    const rows = await tx.query<LetterRow>(lettersOfKey, [consumer, topic, key]);
    const events: ReceivedEvent[] = [];
    for (const row of rows) {
      const message = {
        offset: row.record_offset,
        key,
        value: row.value,
        headers: row.headers,
        timestamp: 0,
      };
      const decoded = decode(message, topic, row.partition);
      if (decoded instanceof PermanentError) throw decoded;
      if (decoded !== 'ignored') events.push(decoded);
    }
    await applier.handle(tx, events, (action) => afterCommit.push(action));
    await tx.query(settle, [consumer, topic, key, rows.map((row) => row.id)]);
    return rows.length;
  });
  for (const action of afterCommit) action();
  return replayed;
}
