import { PermanentError, type ReceivedEvent } from '@muster/messaging';
import { binaryArray, isUniqueViolation, type Queryable, RowColumns, statement } from '@muster/persistence';
import { definitions } from '../domain/definitions.js';
import { DEFAULT_TIME_ZONE } from '../domain/period.js';
import type { PublicEvent } from '../domain/public-event.js';
import type { KeyWork } from './key-work.js';
import { changesBehind } from './log-pages.js';
import { FactMoved } from './projection-writer.js';
import { changesIn, eventsOf } from './stored-change.js';
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

/** An event of the batch may be on record: take it again, and look (`BatchContext.repeated`). */
export class EventsOnRecord extends Error {
  /** PostgreSQL's code for a unique violation, which is what it stands for. */
  readonly code = '23505';

  constructor() {
    super('a key does not go on behind what is known of it');
  }
}

/** A change of the batch. */
interface GivenChange {
  readonly tenant_id: string;
  readonly partition: number;
  /** How many events of its partition come after it in the batch. */
  readonly behind: number;
  readonly key: string;
  readonly first_version: number;
  readonly last_version: number;
  readonly recorded_at: Date;
  readonly correlation_id: string | null;
  /** Where its events stand among those of the batch, from 1. */
  readonly from_event: number;
  readonly to_event: number;
  /** The texts that came, as one array. */
  readonly data: string;
}

const givenChanges = new RowColumns<GivenChange>({
  tenant_id: 'text',
  partition: 'smallint',
  behind: 'int',
  key: 'text',
  first_version: 'bigint',
  last_version: 'bigint',
  recorded_at: 'timestamptz',
  correlation_id: 'text',
  from_event: 'int',
  to_event: 'int',
  data: 'json',
});
const CHANGES_FROM = 6;

// One round trip: the changes enter the log, and what they have to be folded into comes back. The active projection is held until the
// commit, so that a swap waits for batches under way. Positions are handed out under the lock of the partition's row: within a
// partition they are in the order of commit, whatever becomes of the broker's offsets (ADR-0083).
const record = statement(
  'record_changes',
  `with active as materialized (
    select id from projection where state = 'active' and definitions_version = $2 for key share
  ), given as materialized (
    select * from ${givenChanges.from(CHANGES_FROM, 'given')}
  ), moved as (
    insert into stream_partition (topic, partition, last_position, newest_recorded_at)
    select $1, partition, sum(last_version - first_version + 1), max(recorded_at) from given group by partition order by partition
    on conflict (topic, partition) do update set
      last_position = stream_partition.last_position + excluded.last_position,
      newest_recorded_at = greatest(stream_partition.newest_recorded_at, excluded.newest_recorded_at)
    returning partition, last_position
  ), logged as (
    insert into public_change (tenant_id, topic, partition, position, key, first_version, last_version, recorded_at, correlation_id,
      event_ids, types, occurred_at, data)
    select given.tenant_id, $1, given.partition, moved.last_position - given.behind, given.key, given.first_version, given.last_version,
      given.recorded_at, given.correlation_id, ($3::uuid[])[from_event:to_event], ($4::text[])[from_event:to_event],
      ($5::timestamptz[])[from_event:to_event], given.data
    from given join moved on moved.partition = given.partition
  )
  select active.id as projection, keys.tenant_id, keys.key, fact.tenant_id as owner, fact.version, fact.latest, fact.recorded_at,
    fact.fact, zone.time_zone
  from active
  cross join (select distinct tenant_id, key from given) keys
  left join lateral (
    select * from fact where fact.projection = active.id and fact.topic = $1 and fact.key = keys.key offset 0
  ) fact on true
  left join tenant_zone zone on zone.projection = active.id and zone.tenant_id = keys.tenant_id`,
);

// Whoever puts events of a key on record holds its fact, as here, or moves it in the end: while it is held, what was not found on record is
// not put there. Of a key without a fact nothing is on record, and only one can write the first.
const holdFacts = statement(
  'hold_facts',
  `select from projection join fact on fact.projection = projection.id and fact.topic = $1 and fact.key = any($2)
   where projection.state = 'active' order by fact.key for key share of projection for update of fact`,
);

const onRecord = statement(
  'events_on_record',
  `select asked.key, asked.version, change.tenant_id, change.event_ids[asked.version - change.first_version + 1] as event_id
   from unnest($2::text[], $3::bigint[]) as asked(key, version)
   cross join lateral (
     select * from public_change where topic = $1 and key = asked.key and last_version >= asked.version order by last_version limit 1
   ) change
   where change.first_version <= asked.version`,
);

interface RecordedKey {
  projection: number;
  tenant_id: string;
  key: string;
  owner: string | null;
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
 * @param repeated false when no event should be on record yet: every key goes on behind all that its fact knows of it. Only then is it not
 *   looked for in the log (ADR-0175).
 * @returns null when everything is on record.
 * @throws PermanentError `version_reused` when a version that is on record comes again as another event, `key_of_another_alliance`.
 * @throws EventsOnRecord when an event may be on record and `repeated` did not say so.
 * @throws ProjectionSwapped
 */
export async function recordEvents(
  tx: Queryable,
  topic: LoggedTopic,
  events: readonly ReceivedEvent[],
  repeated: boolean,
): Promise<RecordedBatch | null> {
  const fresh = repeated ? await notOnRecord(tx, topic, events) : events;
  if (fresh.length === 0) return null;
  const rows = await putOnRecord(tx, topic, fresh, repeated);
  if (rows.length === 0) throw new ProjectionSwapped();
  const byKey = Map.groupBy(fresh, (event) => event.key);
  const work = rows.map((row) => keyWork(row, byKey.get(row.key)!));
  const { projection } = rows[0]!;
  if (!repeated) {
    if (!work.every(goesOn)) throw new EventsOnRecord();
    return { projection, work };
  }
  for (const { events: ofKey } of work) ofKey.sort((a, b) => a.version - b.version);
  return { projection, work: await withBuffered(tx, topic, work) };
}

async function putOnRecord(
  tx: Queryable,
  topic: LoggedTopic,
  events: readonly ReceivedEvent[],
  repeated: boolean,
): Promise<RecordedKey[]> {
  try {
    return await tx.query<RecordedKey>(record, [topic.code, definitions.version, ...parametersOf(events)]);
  } catch (error) {
    // It was not there when it was looked for: somebody else has just put the first events of a key there.
    throw repeated && isUniqueViolation(error) ? new FactMoved() : error;
  }
}

function parametersOf(events: readonly ReceivedEvent[]): Buffer[] {
  const left = new Map<number, number>();
  for (const { partition } of events) left.set(partition, (left.get(partition) ?? 0) + 1);
  let taken = 0;
  const changes = changesIn(events).map((change): GivenChange => {
    const { tenantId, partition, key, version, recordedAt, correlationId } = change[0]!;
    const behind = left.get(partition)! - change.length;
    left.set(partition, behind);
    const before = taken;
    taken += change.length;
    return {
      tenant_id: tenantId,
      partition,
      behind,
      key,
      first_version: version,
      last_version: version + change.length - 1,
      recorded_at: recordedAt,
      correlation_id: correlationId === key ? null : correlationId,
      from_event: before + 1,
      to_event: taken,
      data: `[${change.map(({ json }) => json).join(',')}]`,
    };
  });
  return [
    binaryArray(
      'uuid',
      events.map(({ id }) => id),
    ),
    binaryArray(
      'text',
      events.map(({ type }) => type),
    ),
    binaryArray(
      'timestamptz',
      events.map(({ time }) => time),
    ),
    ...givenChanges.parameters(changes),
  ];
}

function keyWork(row: RecordedKey, events: readonly ReceivedEvent[]): KeyWork & { events: PublicEvent[] } {
  const { tenant_id: tenantId, key, owner, version, latest, recorded_at, fact, time_zone } = row;
  if ((owner !== null && owner !== tenantId) || events.some((event) => event.tenantId !== tenantId))
    throw new PermanentError(
      'key_of_another_alliance',
      `${key} belongs to another alliance than ${tenantId}`,
    );
  return {
    tenantId,
    key,
    timeZone: time_zone ?? DEFAULT_TIME_ZONE,
    before: version === null ? null : { version, latest: latest!, recordedAt: recorded_at!.getTime(), fact },
    events: events.map((event) => ({
      type: event.type,
      version: event.version,
      time: event.time.getTime(),
      recordedAt: event.recordedAt.getTime(),
      data: event.data,
    })),
  };
}

// Whatever is on record of a key, its fact has seen: what comes behind that, in ascending versions, is not. No one else can put it there
// meanwhile: that would move the fact, and this batch would not be able to write its own (FactMoved).
function goesOn({ before, events }: KeyWork): boolean {
  let last = before?.latest ?? 0;
  for (const { version } of events) {
    if (version <= last) return false;
    last = version;
  }
  return true;
}

/** Holds the facts, and leaves out what is on record or comes twice. */
async function notOnRecord(
  tx: Queryable,
  topic: LoggedTopic,
  events: readonly ReceivedEvent[],
): Promise<ReceivedEvent[]> {
  await tx.query(holdFacts, [topic.code, [...new Set(events.map(({ key }) => key))]]);
  const rows = await tx.query<{ key: string; version: number; event_id: string; tenant_id: string }>(
    onRecord,
    [topic.code, events.map(({ key }) => key), events.map(({ version }) => version)],
  );
  const known = new Map(
    rows.map((row) => [`${row.key}/${row.version}`, identityOf(row.tenant_id, row.event_id)]),
  );
  return events.filter(({ key, version, id, tenantId }) => {
    const name = `${key}/${version}`;
    const identity = identityOf(tenantId, id);
    const recorded = known.get(name);
    // A version that was issued twice would be lost without a word: it happens when an owner is restored from an older backup.
    if (recorded !== undefined && recorded !== identity)
      throw new PermanentError('version_reused', `${key} version ${version} is on record as another event`);
    known.set(name, identity);
    return recorded === undefined;
  });
}

const identityOf = (tenantId: string, eventId: string): string => `${tenantId}/${eventId.toLowerCase()}`;

/** Where a version was missing until now, the log has what came after it. */
async function withBuffered(tx: Queryable, topic: LoggedTopic, work: readonly KeyWork[]): Promise<KeyWork[]> {
  const gaps = work.flatMap(({ key, before }) =>
    before && before.latest > before.version ? { key, version: before.version } : [],
  );
  if (gaps.length === 0) return [...work];
  const stored = Map.groupBy(await changesBehind(tx, topic.code, gaps), ({ key }) => key);
  return work.map((each) => {
    const changes = stored.get(each.key);
    return changes ? { ...each, events: eventsOf(changes) } : each;
  });
}
