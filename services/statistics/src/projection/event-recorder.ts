import { PermanentError, type ReceivedEvent } from '@muster/messaging';
import { type Queryable, RowColumns, statement } from '@muster/persistence';
import { definitions } from '../domain/definitions.js';
import { DEFAULT_TIME_ZONE } from '../domain/period.js';
import type { PublicEvent } from '../domain/public-event.js';
import type { KeyWork } from './key-work.js';
import type { LoggedTopic } from './topic.js';

/**
 * There is no projection of these definitions at the moment: a rebuild has just put another one in place, or has to be waited
 * for after an upgrade. Take the batch again.
 */
export class ProjectionSwapped extends Error {
  /** PostgreSQL's code for a serialisation failure, so that the batch is simply tried again. */
  readonly code = '40001';

  constructor() {
    super('the active projection is another one, or one of other definitions');
  }
}

interface GivenRow {
  readonly tenant_id: string;
  readonly partition: number;
  /** How many of its partition come after it in the batch. */
  readonly back: number;
  readonly key: string;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly correlation_id: string | null;
  readonly record_offset: number;
  /** The text that came. */
  readonly data: string;
}

const givenColumns = new RowColumns<GivenRow>({
  tenant_id: 'text',
  partition: 'smallint',
  back: 'int',
  key: 'text',
  version: 'bigint',
  event_id: 'uuid',
  type: 'text',
  occurred_at: 'timestamptz',
  recorded_at: 'timestamptz',
  correlation_id: 'text',
  record_offset: 'bigint',
  data: 'json',
});
const GIVEN_FROM = 3;

// One round trip: the events enter the log once, and what they have to be folded into comes back. The active projection is held
// until the commit, so that a swap waits for batches under way. Positions are handed out under the lock of the partition's row:
// within a partition they are in the order of commit, whatever becomes of the broker's offsets (ADR-0083).
const recording = (onConflict: string) => `with active as materialized (
    select id from projection where state = 'active' and definitions_version = $2 for key share
  ), given as materialized (
    select * from ${givenColumns.from(GIVEN_FROM, 'given')}
  ), moved as (
    insert into stream_partition (topic, partition, last_position, newest_recorded_at)
    select $1, partition, count(*), max(recorded_at) from given group by partition order by partition
    on conflict (topic, partition) do update set
      last_position = stream_partition.last_position + excluded.last_position,
      newest_recorded_at = greatest(stream_partition.newest_recorded_at, excluded.newest_recorded_at)
    returning partition, last_position
  ), inserted as (
    insert into public_event (tenant_id, topic, partition, position, key, version, event_id, type, occurred_at, recorded_at,
      correlation_id, record_offset, data)
    select given.tenant_id, $1, given.partition, moved.last_position - given.back, given.key, given.version, given.event_id,
      given.type, given.occurred_at, given.recorded_at, given.correlation_id, given.record_offset, given.data
    from given join moved on moved.partition = given.partition
    ${onConflict} returning key, version
  ), fresh as (
    select key, json_agg(version) as versions from inserted group by key
  )
  select active.id as projection, keys.key, fresh.versions as fresh, fact.version, fact.latest, fact.recorded_at, fact.fact,
    zone.time_zone
  from active
  cross join (select distinct tenant_id, key from given) keys
  left join fresh on fresh.key = keys.key
  left join lateral (
    select * from fact where fact.projection = active.id and fact.topic = $1 and fact.key = keys.key and fact.tenant_id = keys.tenant_id
    offset 0
  ) fact on true
  left join tenant_zone zone on zone.projection = active.id and zone.tenant_id = keys.tenant_id`;
const record = statement('record_events', recording(''));
const recordRepeated = statement(
  'record_repeated_events',
  recording('on conflict (topic, key, version) do nothing'),
);

const recordedIds = statement(
  'recorded_event_ids',
  `select e.key, e.version, e.event_id, e.tenant_id from public_event e
   join unnest($2::text[], $3::bigint[]) as asked(key, version) on e.topic = $1 and e.key = asked.key and e.version = asked.version`,
);

const buffered = statement(
  'buffered_events',
  `select e.key, e.version, e.type, e.occurred_at, e.recorded_at, e.data from public_event e
   join unnest($2::text[], $3::bigint[]) as asked(key, version) on e.topic = $1 and e.key = asked.key and e.version > asked.version
   order by e.key, e.version`,
);

interface RecordedKey {
  projection: number;
  key: string;
  fresh: number[] | null;
  version: number | null;
  latest: number | null;
  recorded_at: Date | null;
  fact: unknown;
  time_zone: string | null;
}

/** What a batch left to be folded. */
export interface RecordedBatch {
  readonly projection: number;
  readonly work: KeyWork[];
}

/**
 * Puts a batch into the public log, where each event stands once, and returns what is new together with the facts it concerns.
 *
 * @param repeated false when no event should be on record yet; it then costs a quarter less to write them (ADR-0175).
 * @throws PermanentError `version_reused` when a version that is on record comes again as another event.
 * @throws ProjectionSwapped
 * @throws PostgreSQL's unique violation when an event is on record and `repeated` did not say so.
 */
export async function recordEvents(
  tx: Queryable,
  topic: LoggedTopic,
  events: readonly ReceivedEvent[],
  repeated: boolean,
): Promise<RecordedBatch> {
  const rows = await tx.query<RecordedKey>(repeated ? recordRepeated : record, [
    topic.code,
    definitions.version,
    ...givenColumns.parameters(rowsOf(events)),
  ]);
  if (rows.length === 0) throw new ProjectionSwapped();
  const byKey = Map.groupBy(events, (event) => event.key);
  const work: KeyWork[] = [];
  const behindGaps: { key: string; version: number }[] = [];
  const again: ReceivedEvent[] = [];
  for (const row of rows) {
    const ofKey = byKey.get(row.key)!;
    const fresh = new Set(row.fresh);
    const added: PublicEvent[] = [];
    for (const event of ofKey) {
      if (fresh.delete(event.version)) added.push(publicEvent(event));
      else again.push(event);
    }
    if (added.length === 0) continue;
    added.sort((a, b) => a.version - b.version);
    if (row.version !== null && row.latest! > row.version)
      behindGaps.push({ key: row.key, version: row.version });
    work.push({
      tenantId: ofKey[0]!.tenantId,
      key: row.key,
      timeZone: row.time_zone ?? DEFAULT_TIME_ZONE,
      before:
        row.version === null
          ? null
          : {
              version: row.version,
              latest: row.latest!,
              recordedAt: row.recorded_at!.getTime(),
              fact: row.fact,
            },
      events: added,
    });
  }
  if (again.length > 0) await refuseReusedVersions(tx, topic, again);
  if (behindGaps.length === 0) return { projection: rows[0]!.projection, work };
  return { projection: rows[0]!.projection, work: await withBuffered(tx, topic, work, behindGaps) };
}

function rowsOf(events: readonly ReceivedEvent[]): GivenRow[] {
  const left = new Map<number, number>();
  for (const { partition } of events) left.set(partition, (left.get(partition) ?? 0) + 1);
  return events.map((event) => {
    const back = left.get(event.partition)! - 1;
    left.set(event.partition, back);
    return {
      tenant_id: event.tenantId,
      partition: event.partition,
      back,
      key: event.key,
      version: event.version,
      event_id: event.id,
      type: event.type,
      occurred_at: event.time,
      recorded_at: event.recordedAt,
      correlation_id: event.correlationId === event.key ? null : event.correlationId,
      record_offset: event.offset,
      data: event.json,
    };
  });
}

function publicEvent(event: ReceivedEvent): PublicEvent {
  return {
    type: event.type,
    version: event.version,
    time: event.time.getTime(),
    recordedAt: event.recordedAt.getTime(),
    data: event.data,
  };
}

// A version that was issued twice would be lost without a word: it happens when an owner is restored from an older backup.
async function refuseReusedVersions(
  tx: Queryable,
  topic: LoggedTopic,
  again: readonly ReceivedEvent[],
): Promise<void> {
  const rows = await tx.query<{ key: string; version: number; event_id: string; tenant_id: string }>(
    recordedIds,
    [topic.code, again.map(({ key }) => key), again.map(({ version }) => version)],
  );
  const known = new Map(rows.map((row) => [`${row.key}/${row.version}`, row]));
  for (const { key, version, id, tenantId } of again) {
    const row = known.get(`${key}/${version}`);
    if (row && row.event_id === id.toLowerCase() && row.tenant_id === tenantId) continue;
    throw new PermanentError('version_reused', `${key} version ${version} is on record as another event`);
  }
}

async function withBuffered(
  tx: Queryable,
  topic: LoggedTopic,
  work: readonly KeyWork[],
  gaps: readonly { key: string; version: number }[],
): Promise<KeyWork[]> {
  const rows = await tx.query<StoredPublicEvent & { key: string }>(buffered, [
    topic.code,
    gaps.map(({ key }) => key),
    gaps.map(({ version }) => version),
  ]);
  const stored = Map.groupBy(rows, (row) => row.key);
  return work.map((each) => ({ ...each, events: stored.get(each.key)?.map(storedEvent) ?? each.events }));
}

/** An event as the log keeps it. */
export interface StoredPublicEvent {
  readonly version: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly data: Record<string, unknown>;
}

/** A stored event as the folds see it. */
export function storedEvent({
  type,
  version,
  occurred_at,
  recorded_at,
  data,
}: StoredPublicEvent): PublicEvent {
  return { type, version, time: occurred_at.getTime(), recordedAt: recorded_at.getTime(), data };
}
