import { eventType, validate as validateContract } from '@muster/contracts';
import { type Queryable, statement } from '@muster/persistence';
import { packMessages, unpackMessages } from '../outbox/packed-messages.js';
import { shardOf } from '../store/shard.js';
import type { LoggedEvent, PublicEvents } from './public-events.js';
import { type RepublishSelection, selectionSql, selectionValues } from './republish-selection.js';

/** What a batch needs to know of its service. */
export interface RepublishTarget {
  /** The service's own topic, with its prefix: for types that the contract does not place elsewhere. */
  readonly topic: string;
  readonly topicPrefix?: string;
  readonly publicEvents: PublicEvents;
  /** Holds what is published to its contract; replaced only in the kernel's own tests. */
  readonly validate?: ((type: string, data: unknown) => void) | undefined;
}

/** What became of a batch. */
export interface RepublishedBatch {
  /** The last key that was taken; null when there was none left. */
  readonly lastKey: string | null;
  readonly keys: number;
  readonly events: number;
}

/** A row of the outbox that a batch takes out and puts back behind its predecessors. */
interface WaitingRow {
  readonly key: string;
  readonly messages: string;
}

const MAX_KEYS = 500;

// While it is held nobody can draw an outbox position, and whoever had drawn one has committed: what is read now is everything that was
// recorded of a key, and what is recorded later is published later.
const holdOutbox = statement('republish_hold', 'lock table outbox in share row exclusive mode');
const nextStreams = statement(
  'republish_streams',
  `with stream as (
    select aggregate_id, count(*) as events from event_log where aggregate_id > $1 and ${selectionSql(4)}
    group by aggregate_id order by aggregate_id limit $2
  ), measured as (
    select aggregate_id, sum(events) over (order by aggregate_id) - events as before from stream
  )
  select event_id as id, tenant_id as "tenantId", aggregate_type as "aggregateType", aggregate_id as "aggregateId", version, type,
    occurred_at as "occurredAt", recorded_at as "recordedAt", correlation_id as "correlationId", traceparent, data
  from measured join event_log using (aggregate_id) where before < $3 and ${selectionSql(4)} order by aggregate_id, version`,
);
const takeOut = statement(
  'republish_take_out',
  `delete from outbox where key = any($1::text[])
   returning shard, topic, key, tenant_id, recorded_at, correlation_id, traceparent, messages, queued_at`,
);
const putBack = statement(
  'republish_put_back',
  `insert into outbox (shard, topic, key, first_version, version, tenant_id, recorded_at, correlation_id, traceparent, message_count, messages, queued_at)
   select shard, topic, key, version, version, tenant_id, recorded_at, correlation_id, traceparent, 1, messages, coalesce(queued_at, now())
   from json_to_recordset($1::json) as again(ordinality int, shard smallint, topic text, key text, version bigint, tenant_id text,
     recorded_at timestamptz, correlation_id text, traceparent text, messages text, queued_at timestamptz)
   order by ordinality`,
);

/**
 * Puts the events of the next keys behind `afterKey` into the outbox again, each key's whole selection in the order of its versions, and
 * what was waiting there of these keys behind them: no younger event of a key is published before an older one (ADR-0022).
 *
 * @param events how many events a batch holds at about; the first key is taken whatever it has.
 * @throws ContractError when something cannot be published as it is; then nothing has happened.
 */
export async function republishBatch(
  tx: Queryable,
  target: RepublishTarget,
  selection: RepublishSelection,
  afterKey: string,
  events: number,
): Promise<RepublishedBatch> {
  await tx.query(holdOutbox);
  const logged = await tx.query<LoggedEvent>(nextStreams, [
    afterKey,
    MAX_KEYS,
    events,
    ...selectionValues(selection),
  ]);
  if (logged.length === 0) return { lastKey: null, keys: 0, events: 0 };
  const keys = [...new Set(logged.map(({ aggregateId }) => aggregateId))];
  const again = await outboxRows(tx, target, logged);
  const published = new Set(again.map(({ message }) => message.id));
  const waiting = (await tx.query<WaitingRow>(takeOut, [keys])).flatMap(oneByOne);
  const rows = [...again, ...waiting.filter(({ message }) => !published.has(message.id))]
    .sort((a, b) => (a.key === b.key ? a.message.version - b.message.version : a.key < b.key ? -1 : 1))
    .map(({ message, ...row }, ordinality) => ({
      ...row,
      ordinality,
      version: message.version,
      messages: packMessages([message]),
    }));
  if (rows.length > 0) await tx.query(putBack, [JSON.stringify(rows)]);
  return { lastKey: keys.at(-1)!, keys: keys.length, events: again.length };
}

// One message of a row may be published again and the next one not.
function oneByOne(row: WaitingRow) {
  return unpackMessages(row.messages).map((message) => ({ ...row, message }));
}

async function outboxRows(tx: Queryable, target: RepublishTarget, logged: readonly LoggedEvent[]) {
  const { publicEvents, validate = validateContract } = target;
  const parts = await publicEvents(logged, tx);
  return logged.flatMap((event, index) => {
    const part = parts[index];
    if (!part) return [];
    validate(part.type, part.data);
    return {
      shard: shardOf(event.aggregateId),
      topic: topicOf(part.type, target),
      key: event.aggregateId,
      tenant_id: event.tenantId,
      recorded_at: event.recordedAt,
      correlation_id: event.correlationId,
      traceparent: event.traceparent,
      message: {
        id: event.id,
        version: event.version,
        type: part.type,
        occurredAt: event.occurredAt.getTime(),
        payload: JSON.stringify(part.data),
      },
    };
  });
}

// A service may have more than one topic; the contract says which type belongs where.
function topicOf(type: string, { topic, topicPrefix = '' }: RepublishTarget): string {
  const placed = eventType(type)?.topic;
  return placed === undefined ? topic : topicPrefix + placed;
}
