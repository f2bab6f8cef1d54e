/**
 * The kernel's tables, one SQL statement each, for a service's first migration.
 * `event_log` is the permanent record, `outbox` a work queue (ADR-0012), the rest belongs to the consumers (ADR-0013).
 */
export function messagingTables(): string[] {
  return [
    `create table event_log (
      tenant_id text not null,
      aggregate_type text not null,
      aggregate_id text not null,
      version bigint not null check (version > 0),
      event_id uuid not null,
      type text not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null default now(),
      actor json not null,
      correlation_id text,
      traceparent text,
      data json not null,
      primary key (aggregate_id, version)
    )`,
    `create index event_log_recorded_at on event_log using brin (recorded_at)`,
    `create function forbid_change() returns trigger language plpgsql as
     $$ begin raise exception 'the event log is append-only'; end $$`,
    `create trigger event_log_append_only before update or delete or truncate on event_log
     for each statement execute function forbid_change()`,
    // The position is drawn while the aggregate's row lock is held, from a sequence without a cache: positions of one key are in commit order.
    `create table outbox (
      position bigint generated always as identity (cache 1) primary key,
      shard smallint not null,
      message_id uuid not null,
      topic text not null,
      key text not null,
      version bigint not null,
      tenant_id text not null,
      type text not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null default now(),
      correlation_id text,
      traceparent text,
      payload json not null
    ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
            autovacuum_vacuum_insert_scale_factor = 0.5, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 1)`,
    `create table idempotency_key (
      tenant_id text not null,
      principal text not null,
      key text not null,
      fingerprint text not null,
      response json not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, principal, key)
    )`,
    `create index idempotency_key_created_at on idempotency_key using brin (created_at)`,
    `create table inbox (
      consumer text not null,
      message_id uuid not null,
      received_at timestamptz not null default now(),
      primary key (consumer, message_id)
    )`,
    `create table consumer_position (
      consumer text not null,
      topic text not null,
      partition int not null,
      next_offset bigint not null,
      primary key (consumer, topic, partition)
    ) with (fillfactor = 50)`,
    `create table dead_letter (
      id bigint generated always as identity primary key,
      consumer text not null,
      topic text not null,
      partition int not null,
      record_offset bigint not null,
      key text,
      headers jsonb not null,
      value bytea,
      state text not null check (state in ('dead', 'parked', 'replayed', 'discarded')),
      error_code text,
      error_message text,
      attempts int not null default 0,
      failed_at timestamptz not null default now(),
      settled_at timestamptz,
      settled_reason text
    )`,
    `create index dead_letter_open on dead_letter (consumer, topic, key, id) where state in ('dead', 'parked')`,
    `create table parked_key (
      consumer text not null,
      topic text not null,
      key text not null,
      since timestamptz not null default now(),
      primary key (consumer, topic, key)
    )`,
  ];
}
