import { eventColumns, type EventRow } from '../../store/event-columns.js';
import { packMessages } from '../../outbox/packed-messages.js';
import { messageColumns, type MessagesRow } from '../../store/message-columns.js';
import { shardOf } from '../../store/shard.js';
import type { Random } from '../random.js';
import type { Request } from './server.js';

const CONSUMER = 'reader';
const TOPIC = 'things';
const KEYS = ['a', 'b'];
const LETTER_IDS = [1, 2, 3, 4, 5];

let lastEvent = 0;
const uuid = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** Draws one of the kernel's statements, by name, with values that often meet those of others. */
export function drawRequest(random: Random): Request {
  const name = random.pick(Object.keys(values) as (keyof typeof values)[]);
  return { name, text: '', values: values[name](random) };
}

const some = <T>(random: Random, all: readonly T[], chance = 0.5) => all.filter(() => random.chance(chance));

const values = {
  save_thing: drawSave,
  outbox_pending: (random: Random) => [random.int(6), KEYS.map(shardOf), 1 + random.int(5)],
  outbox_remove: (random: Random) => [some(random, LETTER_IDS)],
  sim_thing: (random: Random) => [random.pick(KEYS)],
  inbox_claim: (random: Random) => [CONSUMER, `{${some(random, [1, 2, 3]).map(uuid).join(',')}}`],
  inbox_claim_new: (random: Random) => [CONSUMER, `{${some(random, [1, 2, 3]).map(uuid).join(',')}}`],
  consumer_positions: () => [CONSUMER],
  consumer_advance: (random: Random) => [CONSUMER, JSON.stringify(drawSteps(random))],
  dead_letter_insert: (random: Random) => [CONSUMER, JSON.stringify(drawLetters(random))],
  parked_keys: (random: Random) => [
    CONSUMER,
    JSON.stringify(some(random, KEYS).map((key) => ({ topic: TOPIC, key }))),
  ],
  parked_key_lock: (random: Random) => [CONSUMER, TOPIC, random.pick(KEYS)],
  replay_letters: (random: Random) => [CONSUMER, TOPIC, random.pick(KEYS), random.pick([null, 1])],
  replay_settle: (random: Random) => [CONSUMER, TOPIC, random.pick(KEYS), some(random, LETTER_IDS)],
  replay_condemn: (random: Random) => [random.pick(LETTER_IDS), 'refused', 'not this one'],
  dead_letters_open: () => [100],
  dead_letters_discard: (random: Random) => [CONSUMER, TOPIC, random.pick(KEYS), 'foreign'],
};

function drawSave(random: Random): unknown[] {
  const keys = random.pick([['a'], ['b'], ['a', 'b'], ['b', 'a']]);
  const request = random.int(3);
  const changes = keys.map((aggregate_id, ordinality) => {
    const expected_version = random.int(3);
    const idempotent = ordinality === 0 && random.chance(0.4);
    return {
      ordinality,
      tenant_id: 'harbour',
      aggregate_type: 'thing',
      aggregate_id,
      expected_version,
      new_version: expected_version + 1,
      shard: shardOf(aggregate_id),
      actor: {},
      correlation_id: null,
      traceparent: null,
      state: { note: 'n' },
      ...(idempotent
        ? { principal: 'p', key: `k${request}`, fingerprint: `f${random.int(2)}`, response: { request } }
        : {}),
    };
  });
  const occurred_at = new Date('2026-03-01T08:00:00.000Z');
  const events = changes.map(({ ordinality, new_version }): EventRow => {
    const event_id = uuid(1_000 + ++lastEvent);
    const common = { of: ordinality, ordinality, version: new_version, event_id, occurred_at };
    return { ...common, type: 'thing.changed', data: '{}' };
  });
  const published = some(random, events, 0.9).map(({ of, event_id: id, version }): MessagesRow => {
    const message = { id, version, type: 't', occurredAt: occurred_at.getTime(), payload: `{"of":${of}}` };
    return { of, message_count: 1, messages: packMessages([message]) };
  });
  return [
    JSON.stringify(changes),
    TOPIC,
    ...eventColumns.parameters(events),
    ...messageColumns.parameters(published),
  ];
}

function drawSteps(random: Random) {
  return random.pick([[0], [1], [0, 1], [1, 0], [0, 0]]).map((partition) => {
    const expected = random.pick([null, 1, 2]);
    return { topic: TOPIC, partition, expected, next: 1 + random.int(2) };
  });
}

function drawLetters(random: Random) {
  return some(random, [0, 1, 2]).map((ordinality) => ({
    ordinality,
    topic: TOPIC,
    partition: 0,
    record_offset: random.int(3),
    key: random.pick([...KEYS, null]),
    headers: { ce_id: uuid(ordinality) },
    value: random.pick([null, 'e30=']),
    state: random.pick(['dead', 'parked']),
    error_code: 'refused',
    error_message: null,
    attempts: 1,
  }));
}
