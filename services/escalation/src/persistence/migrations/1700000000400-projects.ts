import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Process templates and the processes of key projects, as documents (ADR-0140). */
export class Projects1700000000400 implements MigrationInterface {
  readonly name = 'Projects1700000000400';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table process_template, project_process');
  }
}

const TABLES = [
  `create table process_template (
    tenant_id text not null,
    id uuid not null,
    code text not null,
    version bigint not null,
    document jsonb not null,
    primary key (tenant_id, id)
  )`,
  'create unique index process_template_code on process_template (tenant_id, code)',
  `create table project_process (
    tenant_id text not null,
    id uuid not null,
    project_id text not null,
    version bigint not null,
    enterprise_id text,
    unit_ids text[] not null,
    is_open boolean not null,
    attention_at timestamptz,
    document jsonb not null,
    primary key (tenant_id, id)
  )`,
  // A project runs through one process at a time.
  'create unique index project_process_open on project_process (tenant_id, project_id) where is_open',
  'create index project_process_of_enterprise on project_process (tenant_id, enterprise_id, id)',
  // The watch's queue: a deadline that will pass, or a whistle that is wanted now.
  'create index project_process_attention on project_process (attention_at) where attention_at is not null',
];
