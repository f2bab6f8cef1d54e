import { randomUUID } from 'node:crypto';
import type { Fault } from './fault.js';
import { type RawRecord, writeRecord } from './topic-writer.js';

const TOPIC = 'muster.tickets.v1';
const BURST = 13;
/** A tenant that no alliance has. */
export const STRANGE_TENANT = 'atlantis';

function headers(key: string, more: Record<string, string> = {}): Record<string, string> {
  const at = new Date().toISOString();
  return {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_source: '/services/escalation',
    ce_type: 'muster.ticket.raised.v1',
    ce_subject: key,
    ce_time: at,
    ce_dataschema: 'http://localhost/schemas/muster.ticket.raised.v1.json',
    ce_partitionkey: key,
    ce_sequence: '1'.padStart(20, '0'),
    ce_tenantid: 'tianjin',
    ce_recordedat: at,
    ce_correlationid: key,
    'content-type': 'application/json',
    ...more,
  };
}

interface Poison {
  readonly deadly: boolean;
  readonly record: (key: string) => RawRecord;
}

/** Bad records by kind, each under a key of its own, so that no whistle's key is parked by somebody else's mistake. */
const POISON: Readonly<Record<string, Poison>> = {
  'bad JSON': { deadly: true, record: (key) => ({ key, headers: headers(key), value: '{"ticket_id": ' }) },
  'wrong schema': {
    deadly: true,
    record: (key) => ({ key, headers: headers(key), value: '{"ticket_id": 7, "round": "one"}' }),
  },
  'unknown type': {
    deadly: false,
    record: (key) => ({ key, headers: headers(key, { ce_type: 'muster.ticket.sang.v1' }), value: '{}' }),
  },
  'unknown major version': {
    deadly: true,
    record: (key) => ({ key, headers: headers(key, { ce_type: 'muster.ticket.raised.v9' }), value: '{}' }),
  },
  'no value': { deadly: true, record: (key) => ({ key, headers: headers(key), value: null }) },
  'no headers': { deadly: true, record: (key) => ({ key, value: '{}' }) },
  'no key': {
    deadly: true,
    record: (key) => ({ key: null, headers: headers(key), value: '{}', partition: 0 }),
  },
  'half a megabyte too much': {
    deadly: true,
    record: (key) => ({ key, headers: headers(key), value: 'x'.repeat(1_500_000) }),
  },
  'nearly too large': {
    deadly: true,
    record: (key) => ({ key, headers: headers(key), value: `"${'x'.repeat(900_000)}"` }),
  },
  'wrong tenant': {
    deadly: false,
    record: (key) => ({
      key,
      headers: headers(key, { ce_type: 'muster.ticket.sang.v1', ce_tenantid: STRANGE_TENANT }),
      value: '{}',
    }),
  },
  'bytes that are no text': {
    deadly: true,
    record: (key) => ({ key, headers: headers(key), value: Buffer.from([0, 255, 254, 0, 128]) }),
  },
};

/** Bad records straight to the topic of whistles. */
export const poison: Fault = {
  name: 'poison',
  probed: true,
  run: async ({ arena, random, poison: ledger }) => {
    const kinds = random.shuffled(Object.keys(POISON));
    let sent = 0;
    for (let index = 0; index < BURST; index++) {
      const what = kinds[index % kinds.length]!;
      const { deadly, record } = POISON[what]!;
      const key = randomUUID();
      const at = new Date().toISOString();
      ledger.keys.push(key);
      try {
        const where = await writeRecord(arena.brokers, TOPIC, record(key));
        ledger.sent.push({ at, what, topic: TOPIC, ...where, key, deadly });
        sent += 1;
      } catch (error) {
        ledger.refused.push(`${what}: ${(error as Error).message}`);
      }
    }
    return `${sent} records taken by the broker, ${BURST - sent} refused`;
  },
};
