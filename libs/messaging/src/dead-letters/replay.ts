import { type Database, type Queryable, statement } from '@muster/persistence';
import type { BatchApplier } from '../consumer/batch-applier.js';
import { classify, PermanentError } from '../consumer/consumer-errors.js';
import type { Decoded } from '../consumer/slice.js';
import type { ReceivedEvent } from '../consumer/received-event.js';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import { lockParkedKey, type ParkedKey } from './parked-key.js';
import { storedCode, storedKey, storedReason } from './storable.js';

interface LetterRow {
  id: number;
  partition: number;
  record_offset: number;
  headers: Record<string, string>;
  value: Buffer | null;
}

const lettersOfKey = statement(
  'replay_letters',
  `select id, partition, record_offset, headers, value from dead_letter
   where consumer = $1 and topic = $2 and key = $3 and state in ('dead', 'parked') order by id limit $4 for update`,
);
const settle = statement(
  'replay_settle',
  `with done as (
    update dead_letter set state = 'replayed', settled_at = now() where id = any($4::bigint[])
  )
  delete from parked_key where consumer = $1 and topic = $2 and key = $3 and not exists (
    select from dead_letter where consumer = $1 and topic = $2 and key = $3 and state in ('dead', 'parked') and id <> all($4::bigint[]))`,
);
const condemn = statement(
  'replay_condemn',
  `update dead_letter set state = 'dead', error_code = $2, error_message = $3, attempts = attempts + 1, failed_at = now()
   where id = $1 and state in ('dead', 'parked')`,
);

/** How a consumer applies what it has decoded. */
export interface Replayer {
  readonly database: Database;
  readonly applier: BatchApplier;
  readonly decode: (message: FetchedMessage, topic: string, partition: number) => Decoded;
}

/**
 * Applies a key's dead and parked records again, in order, and unparks the key – in one transaction while that goes well. Otherwise
 * record by record up to the one that fails: that one is then the key's dead letter, so that it can be seen and discarded, and the
 * key stays parked. The records keep their message ids, so the inbox still protects.
 *
 * @returns how many records were replayed.
 * @throws PermanentError when one of them still cannot be decoded, or the handler's error.
 */
export async function replayKey(replayer: Replayer, parked: ParkedKey): Promise<number> {
  try {
    return await replayLetters(replayer, parked, null);
  } catch (error) {
    if (classify(error) === 'transient') throw error;
  }
  let replayed = 0;
  for (let count = 1; count > 0; replayed += count) count = await replayLetters(replayer, parked, 1);
  return replayed;
}

async function replayLetters(replayer: Replayer, parked: ParkedKey, limit: number | null): Promise<number> {
  const { database, applier } = replayer;
  const { consumer, topic, key } = parked;
  const afterCommit: (() => void)[] = [];
  let letters: LetterRow[] = [];
  try {
    await database.transaction(async (tx) => {
      await lockParkedKey(tx, parked);
      letters = await tx.query<LetterRow>(lettersOfKey, [consumer, topic, key, limit]);
      const events = letters.flatMap((letter) => decodeLetter(replayer, parked, letter) ?? []);
      await applier.handle(events, {
        tx,
        repeated: true,
        afterCommit: (action) => afterCommit.push(action),
      });
      await tx.query(settle, [consumer, topic, key, letters.map((letter) => letter.id)]);
    });
  } catch (error) {
    if (limit === 1 && letters[0] && classify(error) !== 'transient') {
      await markDead(database, letters[0].id, error);
    }
    throw error;
  }
  for (const action of afterCommit) action();
  return letters.length;
}

function decodeLetter(
  replayer: Replayer,
  { topic, key }: ParkedKey,
  row: LetterRow,
): ReceivedEvent | undefined {
  const { record_offset: offset, value, headers } = row;
  const message = { offset, key: keyOf(headers, key), value, headers };
  const decoded = replayer.decode(message, topic, row.partition);
  if (decoded instanceof PermanentError) throw decoded;
  return decoded === 'ignored' ? undefined : decoded;
}

/** The record's own key, which its headers repeat, where the stored one is shorter. */
function keyOf({ ce_partitionkey: own }: Readonly<Record<string, string>>, stored: string): string {
  return own !== undefined && storedKey(own) === stored ? own : stored;
}

async function markDead(db: Queryable, id: number, error: unknown): Promise<void> {
  await db.query(condemn, [id, storedCode(error), storedReason(error)]);
}
