import { frozenSoon } from '@muster/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row of the log is a change with its events; `public_event` shows them one by one (ADR-0227). */
export class LogOfChanges1765300000100 implements MigrationInterface {
  readonly name = 'LogOfChanges1765300000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      table,
      columnsAsTheyAre,
      taken,
      ...indexes,
      'drop table public_event',
      view,
      ...processesOfBefore,
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'alter view public_event rename to shown_event',
      singleEvents,
      takenApart,
      'drop view shown_event',
      'drop table public_change',
      'drop function refuse_event_of_before',
      `create index public_event_recorded_at on public_event using brin (recorded_at)`,
      `create index public_event_hung on public_event (tenant_id, recorded_at) where type = 'muster.ticket.hung.v1'`,
      `select sample_briefly('public_event')`,
    ])
      await runner.query(sql);
  }
}

const table = `create table public_change (
    tenant_id text not null,
    topic smallint not null,
    partition smallint not null,
    position bigint not null,
    key text not null,
    first_version bigint not null,
    last_version bigint not null,
    recorded_at timestamptz not null,
    correlation_id text,
    event_ids uuid[] not null,
    types text[] not null,
    occurred_at timestamptz[] not null,
    data json not null,
    primary key (tenant_id, topic, partition, position),
    unique (topic, key, last_version)
  ) with (autovacuum_analyze_scale_factor = 1, ${frozenSoon})`;

const columnsAsTheyAre = `do $$ begin
    comment on column public_change.position is 'of its last event: order of commit within the partition, and the position of streams';
    comment on column public_change.topic is '1 organizations, 2 tickets, 3 activities, 4 projects';
    comment on column public_change.data is 'one document for each version, as published';
    alter table public_change alter column event_ids set statistics 0;
    alter table public_change alter column occurred_at set statistics 0;
    alter table public_change alter column data set statistics 0;
    perform sample_briefly('public_change');
    begin
      alter table public_change alter column data set compression lz4;
    exception when feature_not_supported then null; -- built without: the default serves
    end;
  end $$`;

// Consecutive versions at consecutive positions differ from their rank, and from each other, by the same.
const taken = `insert into public_change (tenant_id, topic, partition, position, key, first_version, last_version, recorded_at,
      correlation_id, event_ids, types, occurred_at, data)
    select tenant_id, topic, partition, max(position), key, min(version), max(version), recorded_at, correlation_id,
      array_agg(event_id order by version), array_agg(type order by version), array_agg(occurred_at order by version),
      json_agg(data order by version)
    from (
      select *, position - version as place, version - row_number() over (
        partition by topic, key, tenant_id, partition, recorded_at, correlation_id, position - version order by version) as run
      from public_event
    ) event
    group by tenant_id, topic, partition, key, recorded_at, correlation_id, place, run`;

const indexes = [
  `create index public_change_recorded_at on public_change using brin (recorded_at)`,
  `create index public_change_hung on public_change (tenant_id, recorded_at) where 'muster.ticket.hung.v1' = any(types)`,
];

const view = `create view public_event as
    select change.tenant_id, change.topic, change.partition,
      change.position - cardinality(change.types) + event.number as position, change.key,
      change.first_version + event.number - 1 as version, event.event_id, event.type, event.occurred_at,
      change.recorded_at, change.correlation_id, event.data,
      change.position as last_position, change.first_version, change.last_version, change.types
    from public_change change
    cross join lateral rows from (
      unnest(change.event_ids), unnest(change.types), unnest(change.occurred_at), json_array_elements(change.data)
    ) with ordinality as event (event_id, type, occurred_at, data, number)`;

// A process of the release before that is still running has to wait for its end, not to take events for dead letters (40001 is tried again).
const processesOfBefore = [
  `create function refuse_event_of_before() returns trigger language plpgsql as $$
  begin
    raise exception 'the log has a row per change now: end the processes of the release before' using errcode = '40001';
  end $$`,
  `create trigger refuse_event_of_before instead of insert on public_event for each row execute function refuse_event_of_before()`,
];

const singleEvents = `create table public_event (
    tenant_id text not null,
    topic smallint not null,
    partition smallint not null,
    position bigint not null,
    key text not null,
    version bigint not null,
    event_id uuid not null,
    type text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    correlation_id text,
    record_offset bigint not null,
    data json not null,
    primary key (tenant_id, topic, partition, position),
    unique (topic, key, version)
  ) with (autovacuum_analyze_scale_factor = 1, ${frozenSoon})`;

// Of which offset a record was is not kept any more; nobody asked.
const takenApart = `insert into public_event
    select tenant_id, topic, partition, position, key, version, event_id, type, occurred_at, recorded_at, correlation_id, 0, data
    from shown_event`;
