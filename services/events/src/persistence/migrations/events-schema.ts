import type { MigrationInterface, QueryRunner } from 'typeorm';
import { messagingTables } from '@muster/messaging';

/** Meetings, activities and the tickets that agendas may name. */
export class EventsSchema1700000000200 implements MigrationInterface {
  readonly name = 'EventsSchema1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of messagingTables()) await runner.query(table);
    // What lists filter by stands in columns, the rest in the document.
    await runner.query(`create table meeting (
      meeting_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      kind text not null,
      starts_at timestamptz not null,
      enterprise_ids text[] not null,
      ticket_ids uuid[] not null,
      document jsonb not null
    )`);
    await runner.query(
      'create index meeting_by_time on meeting (tenant_id, starts_at desc, meeting_id desc)',
    );
    await runner.query('create index meeting_by_ticket on meeting using gin (ticket_ids)');
    await runner.query(`create table activity (
      activity_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      kind text not null,
      starts_at timestamptz not null,
      host_unit_ids text[] not null,
      document jsonb not null
    )`);
    await runner.query(
      'create index activity_by_time on activity (tenant_id, starts_at desc, activity_id desc)',
    );
    await runner.query(`create table known_ticket (
      tenant_id text not null,
      ticket_id uuid not null,
      number text not null,
      state text not null,
      level int,
      round int not null,
      enterprise_id text,
      version bigint not null,
      primary key (tenant_id, ticket_id)
    ) with (fillfactor = 80)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_ticket, activity, meeting');
  }
}
