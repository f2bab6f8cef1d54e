import type { RowSet, StateSql } from '@muster/messaging';

/** Row sets of the state SQL: notices that a change of a channel brings about. */
export const notificationRowSets: readonly RowSet[] = [{ name: 'notices', as: 'json' }];

const columns = `notification_id, tenant_id, event_id, channel_id, channel_kind, recipient_kind, recipient_id, notice_kind,
    ticket_id, unit_id, round, notice, suppressed, due_at, gathered, message_id`;

/** Columns of a row of `notification` as JSON gives them. */
export const notificationRow = `notification_id uuid, tenant_id text, event_id uuid, channel_id uuid, channel_kind text,
    recipient_kind text, recipient_id text, notice_kind text, ticket_id uuid, unit_id text, round int, notice jsonb,
    suppressed text, due_at timestamptz, gathered text, message_id uuid`;

/** Inserts rows from a JSON set named `given`; what exists already stays as it is. */
export const insertNotifications = `insert into notification (${columns}) select ${columns}`;

/**
 * The service's part of the one statement that saves a change (ADR-0012): channels, and how a notification went. `state.aggregate`
 * says which; a row is written only at the version that the decision was based on.
 */
export const notificationStateSql: StateSql = (rowsOf) => `channel_opened as (
  insert into channel (channel_id, tenant_id, version, owner_kind, owner_id, kind, state, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'owner_kind', state->>'owner_id', state->>'kind', state->>'state',
    (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'channel'
  on conflict do nothing returning channel_id
), channel_changed as (
  update channel set version = change.new_version, state = change.state->>'state', document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'channel' and channel.channel_id = change.aggregate_id::uuid
    and channel.tenant_id = change.tenant_id and channel.version = change.expected_version
  returning channel.channel_id
), notification_changed as (
  update notification set version = change.new_version, state = change.state->>'state',
    attempts = (change.state->>'attempts')::int, failure_code = change.state->>'failure_code', lease_until = null,
    due_at = coalesce((change.state->>'due_at')::timestamptz, notification.due_at),
    message_id = coalesce((change.state->>'message_id')::uuid, notification.message_id),
    settled_at = case when change.state->>'state' = 'pending' then null else clock_timestamp() end
  from change
  where change.state->>'aggregate' = 'notification' and notification.notification_id = change.aggregate_id::uuid
    and notification.tenant_id = change.tenant_id and notification.version = change.expected_version
  returning notification.notification_id
), saved(aggregate_id) as (
  select channel_id::text from channel_opened union all select channel_id::text from channel_changed
  union all select notification_id::text from notification_changed
), noticed as (
  ${insertNotifications} from ${rowsOf('notices')} as given(aggregate_id text, ${notificationRow})
  join saved using (aggregate_id)
  on conflict do nothing
)`;
