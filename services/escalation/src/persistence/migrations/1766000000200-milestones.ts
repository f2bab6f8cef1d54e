import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the milestones of all projects are found (ADR-0241). Processes of before have none. */
export class Milestones1766000000200 implements MigrationInterface {
  readonly name = 'Milestones1766000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table project_milestone');
  }
}

const TABLES = [
  // `unit_id` answers for it as the process is now; what time makes of it (late) is asked of `due_at`.
  `create table project_milestone (
    tenant_id text not null,
    process_id uuid not null,
    code text not null,
    project_id text not null,
    unit_id text not null,
    planned_on date not null,
    due_at timestamptz not null,
    state text not null check (state in ('awaited', 'reached', 'removed')),
    days_ahead_of_first int,
    primary key (tenant_id, process_id, code)
  )`,
  'create index project_milestone_by_day on project_milestone (tenant_id, planned_on, process_id, code)',
];
