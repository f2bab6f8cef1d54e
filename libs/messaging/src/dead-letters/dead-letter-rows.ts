import { type Queryable, statement } from '@muster/persistence';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import { storedKey } from './storable.js';

/** A record that is put aside: dead for its own sake, or parked behind a dead one of its key. */
export interface PutAside {
  readonly topic: string;
  readonly partition: number;
  readonly message: FetchedMessage;
  readonly state: 'dead' | 'parked';
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly attempts: number;
}

const insertLetters = statement(
  'dead_letter_insert',
  `with letter as (
    select * from json_to_recordset($2::json) as letter(ordinality int, topic text, partition int, record_offset bigint, key text,
      headers jsonb, value text, state text, error_code text, error_message text, attempts int)
  ), stored as (
    insert into dead_letter (consumer, topic, partition, record_offset, key, headers, value, state, error_code, error_message, attempts)
    select $1, topic, partition, record_offset, key, headers, decode(value, 'base64'), state, error_code, error_message, attempts
    from letter order by ordinality
  )
  insert into parked_key (consumer, topic, key)
  select distinct $1, topic, key from letter where state = 'dead' and key is not null
  on conflict do nothing`,
);

/** Locks the rows in one order: two batches, or a batch and those who settle single keys, never wait for each other in a circle. */
export const selectParked = statement(
  'parked_keys',
  `select parked.topic, parked.key from (
    select distinct topic, key from json_to_recordset($2::json) as asked(topic text, key text) order by topic, key
  ) as asked cross join lateral (
    select topic, key from parked_key where consumer = $1 and topic = asked.topic and key = asked.key for share
  ) as parked`,
);

/**
 * Stores records in the dead-letter table, and parks the keys of the dead ones, in the transaction that moves the position past
 * them. That transaction is what keeps a record from being stored twice; its offset cannot, because a broker that lost its log gives
 * the same offsets to other records.
 */
export async function putAside(tx: Queryable, consumer: string, letters: readonly PutAside[]): Promise<void> {
  const rows = letters.map(({ message, errorCode, errorMessage, ...letter }, ordinality) => ({
    ordinality,
    topic: letter.topic,
    partition: letter.partition,
    record_offset: message.offset,
    key: message.key === null ? null : storedKey(message.key),
    headers: message.headers,
    value: message.value?.toString('base64') ?? null,
    state: letter.state,
    error_code: errorCode,
    error_message: errorMessage,
    attempts: letter.attempts,
  }));
  await tx.query(insertLetters, [consumer, storable(JSON.stringify(rows))]);
}

// PostgreSQL's text has no NUL, and whatever somebody sent must be storable: else its partition stops for ever.
const storable = (json: string): string => json.replaceAll('\\u0000', '\\ufffd');

/** A record's key and where it was read; a record may have none. */
export interface KeyOfRecord {
  readonly topic: string;
  readonly key: string | null;
}

/** Which of these keys are parked, by name; those are locked against a replay that would unpark them meanwhile. */
export async function parkedKeys(
  tx: Queryable,
  consumer: string,
  records: Iterable<KeyOfRecord>,
): Promise<Set<string>> {
  const asked = new Map<string, KeyOfRecord>();
  for (const { topic, key } of records) {
    if (key !== null) asked.set(parkedName(topic, key), { topic, key: storedKey(key) });
  }
  const rows = await tx.query<{ topic: string; key: string }>(selectParked, [
    consumer,
    JSON.stringify([...asked.values()]),
  ]);
  return new Set(rows.map((row) => parkedName(row.topic, row.key)));
}

/** The name of a parked key in sets, be it a record's key or the stored one. */
export const parkedName = (topic: string, key: string): string => `${topic} ${storedKey(key)}`;
