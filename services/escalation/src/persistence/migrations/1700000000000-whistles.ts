import { messagingTables } from '@muster/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tickets and assignments as rows: what is filtered, sorted or waited for is a column, the rest is `detail`. The primary keys begin
 * with the tenant so that tables can be distributed by it. There is no foreign key: both tables are written by one statement only.
 */
export class Whistles1700000000000 implements MigrationInterface {
  readonly name = 'Whistles1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of messagingTables()) await runner.query(sql);
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ticket, assignment, ticket_number_block');
  }
}

const TABLES = [
  `create table ticket (
    tenant_id text not null,
    id uuid not null,
    number text not null,
    version bigint not null,
    state text not null,
    kind text not null,
    level smallint not null,
    round smallint not null,
    priority boolean not null,
    source text not null,
    enterprise_id text,
    category_code text not null,
    process_stage text,
    title text not null,
    lead_unit_id text,
    raised_at timestamptz not null,
    next_due_at timestamptz,
    detail json not null,
    primary key (tenant_id, id)
  )`,
  'create unique index ticket_number on ticket (tenant_id, number)',
  'create index ticket_by_state on ticket (tenant_id, state, id)',
  'create index ticket_by_category on ticket (tenant_id, category_code, id)',
  'create index ticket_by_enterprise on ticket (tenant_id, enterprise_id, id) where enterprise_id is not null',
  // The scheduler's queue: only whistles with a clock that runs.
  'create index ticket_due on ticket (next_due_at) where next_due_at is not null',
  `create table assignment (
    tenant_id text not null,
    id uuid not null,
    ticket_id uuid not null,
    position smallint not null,
    unit_id text not null,
    role text not null,
    round smallint not null,
    state text not null,
    version int not null,
    sign_due_at timestamptz,
    contact_due_at timestamptz,
    resolve_due_at timestamptz,
    urgent_at timestamptz not null,
    detail json not null,
    primary key (tenant_id, id)
  )`,
  'create index assignment_of_ticket on assignment (tenant_id, ticket_id, position)',
  'create index assignment_of_unit on assignment (tenant_id, unit_id, ticket_id, id)',
  // A unit's inbox, most urgent first. Small however old the alliance grows: finished assignments leave it.
  `create index assignment_inbox on assignment (tenant_id, unit_id, urgent_at, id)
    where state in ('offered', 'signed', 'working', 'submitted')`,
  `create table ticket_number_block (
    tenant_id text not null,
    year smallint not null,
    next bigint not null,
    primary key (tenant_id, year)
  )`,
];
