import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What tickets are found by beside their own columns, filled behind the commands (ADR-0130). No foreign key: a row is written once,
 * for a ticket that is there.
 */
export class TicketSearch1700000000200 implements MigrationInterface {
  readonly name = 'TicketSearch1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ticket_search');
    await runner.query('drop index ticket_with_priority, ticket_raised_higher, ticket_done_again');
  }
}

const TABLES = [
  `create table ticket_search (
    tenant_id text not null,
    ticket_id uuid not null,
    place_code text,
    lat real,
    lon real,
    project_id text,
    text text not null,
    grams int[] not null,
    primary key (tenant_id, ticket_id)
  )`,
  'create index ticket_search_grams on ticket_search using gin (grams)',
  `create index ticket_search_place on ticket_search (tenant_id, place_code, ticket_id) where place_code is not null`,
  `create index ticket_search_point on ticket_search (tenant_id, lat, lon) where lat is not null`,
  `create index ticket_search_project on ticket_search (tenant_id, project_id, ticket_id) where project_id is not null`,
  // Few tickets have these, so that raising pays for none of them.
  'create index ticket_with_priority on ticket (tenant_id, id) where priority',
  'create index ticket_raised_higher on ticket (tenant_id, level, id) where level >= 3',
  'create index ticket_done_again on ticket (tenant_id, id) where round > 1',
];
