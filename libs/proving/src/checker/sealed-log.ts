import { createHash } from 'node:crypto';
import type { ServiceName } from '@muster/local-stack';
import { readTopic } from '../faults/topic-reader.js';

/** Where event logs, seals and published heads lie. */
export interface SealedLogs {
  readonly query: <Row extends object>(
    service: ServiceName,
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
  /** Bootstrap addresses of the brokers. */
  readonly brokers: readonly string[];
  readonly services: readonly ServiceName[];
  /** Where heads are published. */
  readonly topic: string;
}

/** What was compared, and what contradicts the chain. */
export interface ChainReading {
  seals: number;
  events: number;
  heads: number;
  readonly wrong: string[];
}

interface SealRow {
  readonly tenant: string;
  readonly number: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly sealed: string;
  readonly events: Buffer;
}

/** The fields of a digest in their order, as texts; `id`, `aggregate` and `version` are read by name as well. */
interface LogRow {
  readonly aggregate: string;
  readonly version: string;
  readonly id: string;
  readonly fields: readonly (string | null)[];
}

const SEALS = `select tenant_id as tenant, number::text, previous_hash as previous, hash,
    trunc(extract(epoch from sealed_at) * 1000000)::text as sealed, events from audit_seal order by tenant_id, audit_seal.number`;
const ROWS = `select aggregate_id as aggregate, version::text, event_id::text as id,
    array[transaction_id::text, tenant_id, aggregate_type, aggregate_id, version::text, event_id::text, type,
      trunc(extract(epoch from occurred_at) * 1000000)::text, trunc(extract(epoch from recorded_at) * 1000000)::text,
      correlation_id, traceparent, actor::text, data::text] as fields
  from event_log where (aggregate_id, event_log.version) > ($1, $2::bigint) order by aggregate_id, event_log.version limit 20000`;
const ID_BYTES = 16;
const EVENT_BYTES = 48;

/** Reads every log against its chain and every published head against the chain, with digests of its own making from what ADR-0095 says. */
export async function readSealedLogs(logs: SealedLogs): Promise<ChainReading> {
  const reading: ChainReading = { seals: 0, events: 0, heads: 0, wrong: [] };
  const hashes = new Map<string, string>();
  for (const service of logs.services) {
    const sealed = await readSeals(logs, service, reading, hashes);
    await readRows(logs, service, reading, sealed);
    for (const [id, { place }] of sealed)
      reading.wrong.push(`${service}: event ${id} is in ${place} and not in the log`);
  }
  await readTopic(logs.brokers, logs.topic, ({ key, headers, value }) => {
    const { version, hash } = JSON.parse(String(value)) as { version: number; hash: string };
    reading.heads += 1;
    if (hashes.get(`${key} ${version}`) !== hash)
      reading.wrong.push(`head ${version} of ${key} (${headers['ce_id']}) is not in the chain`);
  });
  return reading;
}

/** Follows the chains of a service. @returns the digest and the place of every sealed event by its id. */
async function readSeals(
  { query }: SealedLogs,
  service: ServiceName,
  reading: ChainReading,
  hashes: Map<string, string>,
): Promise<Map<string, { digest: string; place: string }>> {
  const sealed = new Map<string, { digest: string; place: string }>();
  let before: { tenant: string; number: number; hash: Buffer } | undefined;
  for (const seal of await query<SealRow>(service, SEALS)) {
    const { tenant, number, previous, hash, events } = seal;
    const place = `seal ${number} of ${tenant}`;
    const last = before?.tenant === tenant ? before : { number: 0, hash: Buffer.alloc(32) };
    if (Number(number) !== last.number + 1)
      reading.wrong.push(`${service}: ${place} follows seal ${last.number}`);
    if (!previous.equals(last.hash))
      reading.wrong.push(`${service}: ${place} is not linked to the one before`);
    if (!hash.equals(hashOf(seal))) reading.wrong.push(`${service}: ${place} is not what its hash says`);
    for (let at = 0; at < events.length; at += EVENT_BYTES) {
      const id = events.toString('hex', at, at + ID_BYTES);
      const twice = sealed.get(id);
      if (twice) reading.wrong.push(`${service}: event ${id} is in ${twice.place} and in ${place}`);
      sealed.set(id, { digest: events.toString('hex', at + ID_BYTES, at + EVENT_BYTES), place });
    }
    reading.seals += 1;
    hashes.set(`${service}:${tenant} ${number}`, hash.toString('hex'));
    before = { tenant, number: Number(number), hash };
  }
  return sealed;
}

/** Takes every event of the log out of `sealed`; what is left there afterwards is not in the log. */
async function readRows(
  { query }: SealedLogs,
  service: ServiceName,
  reading: ChainReading,
  sealed: Map<string, { digest: string; place: string }>,
): Promise<void> {
  let from: readonly [string, string] = ['', '0'];
  for (;;) {
    const rows = await query<LogRow>(service, ROWS, from);
    for (const { id, aggregate, version, fields } of rows) {
      const found = sealed.get(id.replaceAll('-', ''));
      const what = `${service}: event ${id} (${aggregate}/${version})`;
      if (!found) reading.wrong.push(`${what} is in no seal`);
      else if (found.digest !== digestOf(fields))
        reading.wrong.push(`${what} is not what ${found.place} says`);
      sealed.delete(id.replaceAll('-', ''));
    }
    reading.events += rows.length;
    const last = rows.at(-1);
    if (!last) return;
    from = [last.aggregate, last.version];
  }
}

const encoded = (field: string | null): string =>
  field === null ? '-' : `${Buffer.byteLength(field)}:${field}`;

function digestOf(fields: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(`muster event 1${fields.map(encoded).join('')}`)
    .digest('hex');
}

function hashOf({ tenant, number, previous, sealed, events }: SealRow): Buffer {
  return createHash('sha256')
    .update(`muster seal 1${[tenant, number, sealed].map(encoded).join('')}`)
    .update(previous)
    .update(events)
    .digest();
}
