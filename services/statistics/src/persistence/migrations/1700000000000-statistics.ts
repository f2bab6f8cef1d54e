import { messagingTables } from '@muster/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public log, the projections of it, and what has been published of them (ADR-0080 to ADR-0084). */
export class Statistics1700000000000 implements MigrationInterface {
  readonly name = 'Statistics1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      ...messagingTables(),
      ...publicLog,
      ...projections,
      ...cells,
      ...newProjection,
      ...firstProjection,
    ]) {
      await runner.query(sql);
    }
  }

  async down(): Promise<void> {
    throw new Error('there is nothing before the first schema');
  }
}

/** Every public event, once: inbox, gap buffer, source of the streams and of every rebuild. */
const publicLog = [
  `create table public_event (
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
  )`,
  `create index public_event_recorded_at on public_event using brin (recorded_at)`,
  `comment on column public_event.position is 'order of commit within the partition; the position of streams'`,
  `comment on column public_event.topic is '1 organizations, 2 tickets, 3 activities, 4 projects'`,
  `create table stream_partition (
    topic smallint not null,
    partition smallint not null,
    last_position bigint not null,
    newest_recorded_at timestamptz not null,
    primary key (topic, partition)
  ) with (fillfactor = 50)`,
];

/** A projection is one complete set of facts, values and ledger; a rebuild makes another one beside it. */
const projections = [
  `create table projection (
    id smallint generated always as identity primary key,
    definitions_version int not null,
    state text not null check (state in ('building', 'active', 'retired')),
    created_at timestamptz not null default now(),
    activated_at timestamptz
  )`,
  `create unique index projection_active on projection (state) where state = 'active'`,
  `create table tenant_zone (
    projection smallint not null,
    tenant_id text not null,
    time_zone text not null,
    primary key (projection, tenant_id)
  )`,
  `create table fact (
    projection smallint not null,
    topic smallint not null,
    tenant_id text not null,
    key text not null,
    previous bigint,
    version bigint not null,
    latest bigint not null,
    recorded_at timestamptz not null,
    fact json not null,
    primary key (projection, topic, key)
  ) partition by list (projection)`,
  `create table metric_value (
    projection smallint not null,
    cell_id int not null,
    value bigint not null,
    primary key (projection, cell_id)
  ) partition by list (projection)`,
  `create table metric_ledger (
    projection smallint not null,
    tenant_id text not null,
    topic smallint not null,
    key text not null,
    first_version bigint not null,
    last_version bigint not null,
    recorded_at timestamptz not null,
    cells int[] not null,
    deltas int[] not null
  ) partition by list (projection)`,
  `create index metric_ledger_moment on metric_ledger (tenant_id, recorded_at)`,
];

/** The names of cells are the same in every projection; so is what has been published of them. */
const cells = [
  `create table metric_cell (
    id int generated always as identity primary key,
    tenant_id text not null,
    key text not null,
    metric text not null,
    part text not null,
    unit_id text,
    category_code text,
    state text,
    period text,
    unique (tenant_id, key)
  )`,
  `create table metric_published (
    cell_id int primary key references metric_cell,
    value bigint not null,
    version bigint not null
  ) with (fillfactor = 80)`,
];

// Tables are made apart and then attached: attaching does not lock out those who read and write the active projection.
const newProjection = [
  `create function create_projection(definitions int) returns smallint language plpgsql as $$
  declare made smallint;
  begin
    insert into projection (definitions_version, state) values (definitions, 'building') returning id into made;
    execute format('create table fact_%s (like fact including all) with (fillfactor = 70)', made);
    execute format('create table metric_value_%s (like metric_value including all) with (fillfactor = 80)', made);
    execute format('create table metric_ledger_%s (like metric_ledger including all)', made);
    execute format('alter table fact attach partition fact_%s for values in (%s)', made, made);
    execute format('alter table metric_value attach partition metric_value_%s for values in (%s)', made, made);
    execute format('alter table metric_ledger attach partition metric_ledger_%s for values in (%s)', made, made);
    return made;
  end $$`,
  `create function drop_projection(gone smallint) returns void language plpgsql as $$
  begin
    if exists (select from projection where id = gone and state = 'active') then
      raise exception 'projection % is the active one', gone;
    end if;
    execute format('drop table if exists fact_%s, metric_value_%s, metric_ledger_%s', gone, gone, gone);
    delete from tenant_zone where projection = gone;
    delete from projection where id = gone;
  end $$`,
];

const firstProjection = [
  `select create_projection(1)`,
  `update projection set state = 'active', activated_at = now()`,
];
