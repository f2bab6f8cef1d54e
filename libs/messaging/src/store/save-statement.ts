import { type Statement, statement } from '@muster/persistence';

/**
 * Composes the one statement that saves any number of changes: the service's state rows, the event log, the idempotency
 * keys and, last, the outbox – so that an outbox position is drawn while the aggregate's row lock is held (ADR-0012).
 *
 * `$1` are the changes, `$2` the events, `$3` the outbox rows, from `$4` on the service's own row sets, each a JSON array. It returns a row per change that was saved (`saved`) or whose key was
 * used before (`replay`); a change without a row met another version.
 *
 * @param service names the prepared statement.
 * @param stateSql the service's CTEs. They read `change(ordinality, tenant_id, aggregate_id, expected_version, new_version, state)`
 *   and end with `saved(aggregate_id)`: the aggregates whose row was written under its version check.
 */
export function saveStatement(service: string, stateSql: string): Statement {
  return statement(
    `save_${service}`,
    `with given as (
  select * from json_to_recordset($1::json) as given(
    ordinality int, tenant_id text, aggregate_id text, expected_version bigint, new_version bigint, state json,
    principal text, key text, fingerprint text, response json)
), replay as (
  select given.ordinality, used.response, used.fingerprint = given.fingerprint as same_fingerprint
  from given join idempotency_key used on (used.tenant_id, used.principal, used.key) = (given.tenant_id, given.principal, given.key)
), change as (
  select ordinality, tenant_id, aggregate_id, expected_version, new_version, state
  from given where not exists (select from replay where replay.ordinality = given.ordinality)
), ${stateSql}
, logged as (
  insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, correlation_id, traceparent, data)
  select e.tenant_id, e.aggregate_type, e.aggregate_id, e.version, e.event_id, e.type, e.occurred_at, e.actor, e.correlation_id, e.traceparent, e.data
  from json_to_recordset($2::json) as e(
    tenant_id text, aggregate_type text, aggregate_id text, version bigint, event_id uuid, type text, occurred_at timestamptz,
    actor json, correlation_id text, traceparent text, data json)
  join saved on saved.aggregate_id = e.aggregate_id
), keyed as (
  insert into idempotency_key (tenant_id, principal, key, fingerprint, response)
  select given.tenant_id, given.principal, given.key, given.fingerprint, given.response
  from given join saved on saved.aggregate_id = given.aggregate_id where given.key is not null
), sent as (
  insert into outbox (shard, message_id, topic, key, version, tenant_id, type, occurred_at, correlation_id, traceparent, payload)
  select o.shard, o.message_id, o.topic, o.key, o.version, o.tenant_id, o.type, o.occurred_at, o.correlation_id, o.traceparent, o.payload
  from json_to_recordset($3::json) as o(
    ordinality int, shard smallint, message_id uuid, topic text, key text, version bigint, tenant_id text, type text,
    occurred_at timestamptz, correlation_id text, traceparent text, payload json)
  join saved on saved.aggregate_id = o.key
  order by o.ordinality
)
select given.ordinality, 'saved' as outcome, null::json as response, null::boolean as same_fingerprint
from given join saved on saved.aggregate_id = given.aggregate_id
union all
select ordinality, 'replay', response, same_fingerprint from replay`,
  );
}
