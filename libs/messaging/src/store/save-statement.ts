import { standbyHasIt, type Statement, statement } from '@muster/persistence';
import { eventColumns } from './event-columns.js';
import { messageColumns } from './message-columns.js';
import { type RowSet, type StateSql, withRowSets } from './row-sets.js';

/** The first parameter of the events, and of the messages behind them. */
export const EVENTS_FROM = 3;
export const MESSAGES_FROM = EVENTS_FROM + eventColumns.width;

/**
 * Composes the one statement that saves any number of changes: the service's state rows, the event log, the idempotency
 * keys and, last, the outbox – so that an outbox position is drawn while the aggregate's row lock is held (ADR-0012).
 *
 * `$1` are the changes, a JSON array; `$2` is the topic of what is public; then come the events and what each change publishes, as columns
 * (ADR-0168), and the service's own row sets. An event names its change by number (`of`), so that what all events of a change have in
 * common is read once (ADR-0090). It returns a row per change that was saved (`saved`) or whose key was used before (`replay`); a change
 * without a row met another version. A `replay` is answered when the standby has what it repeats (ADR-0189).
 *
 * Used keys are looked up one by one: joined with their table, in a statement that was planned while it was empty, all of it was read at
 * each save (ADR-0225).
 *
 * @param service names the prepared statement.
 * @param stateSql the service's CTEs. They read `change(ordinality, tenant_id, aggregate_id, expected_version, new_version, state)`
 *   and end with `saved(aggregate_id)`: the aggregates whose row was written under its version check.
 */
export function saveStatement(
  service: string,
  stateSql: string | StateSql,
  rowSets: readonly RowSet[] = [],
): Statement {
  return statement(
    `save_${service}`,
    `with given as (
  select * from json_to_recordset($1::json) as given(
    ordinality int, tenant_id text, aggregate_type text, aggregate_id text, expected_version bigint, new_version bigint, state json,
    shard smallint, actor json, correlation_id text, traceparent text, principal text, key text, fingerprint text, response json)
), replay as (
  select given.ordinality, used.response, used.fingerprint = given.fingerprint as same_fingerprint
  from given cross join lateral (
    select response, fingerprint from idempotency_key as known
    where (known.tenant_id, known.principal, known.key) = (given.tenant_id, given.principal, given.key) offset 0
  ) as used
), change as (
  select ordinality, tenant_id, aggregate_id, expected_version, new_version, state
  from given where not exists (select from replay where replay.ordinality = given.ordinality)
), ${withRowSets(stateSql, rowSets, MESSAGES_FROM + messageColumns.width)}
, kept as (
  select given.* from given join saved on saved.aggregate_id = given.aggregate_id
), event as (
  select * from ${eventColumns.from(EVENTS_FROM, 'event')}
), logged as (
  insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, correlation_id, traceparent, data)
  select kept.tenant_id, kept.aggregate_type, kept.aggregate_id, e.version, e.event_id, e.type, e.occurred_at, kept.actor, kept.correlation_id,
    kept.traceparent, e.data
  from event e join kept on kept.ordinality = e.of
), keyed as (
  insert into idempotency_key (tenant_id, principal, key, fingerprint, response)
  select tenant_id, principal, key, fingerprint, response from kept where key is not null
), sent as (
  insert into outbox (shard, topic, key, first_version, version, tenant_id, correlation_id, traceparent, message_count, messages)
  select kept.shard, $2, kept.aggregate_id, kept.expected_version + 1, kept.new_version, kept.tenant_id, kept.correlation_id,
    kept.traceparent, published.message_count, published.messages
  from ${messageColumns.from(MESSAGES_FROM, 'published')} join kept on kept.ordinality = published.of
  order by published.of
)
select ordinality, 'saved' as outcome, null::json as response, null::boolean as same_fingerprint, null::pg_lsn as settled from kept
union all
select ordinality, 'replay', response, same_fingerprint, (select ${standbyHasIt}) from replay`,
  );
}
