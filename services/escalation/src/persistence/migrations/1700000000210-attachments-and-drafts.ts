import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files and their whistles (ADR-0131), and whistles that are still being written. */
export class AttachmentsAndDrafts1700000000210 implements MigrationInterface {
  readonly name = 'AttachmentsAndDrafts1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachment, draft');
  }
}

const TABLES = [
  `create table attachment (
    tenant_id text not null,
    id uuid not null,
    account_id text not null,
    ticket_id uuid,
    draft_id uuid,
    name text not null,
    type text not null,
    size int not null,
    sent_sha256 text not null,
    sha256 text not null,
    complete boolean not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id)
  )`,
  'create index attachment_of_ticket on attachment (tenant_id, ticket_id) where ticket_id is not null',
  'create index attachment_waiting on attachment (tenant_id, account_id) where ticket_id is null',
  'create index attachment_orphaned on attachment (created_at) where ticket_id is null',
  `create table draft (
    tenant_id text not null,
    id uuid not null,
    account_id text not null,
    version int not null,
    body json not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (tenant_id, id)
  )`,
  'create index draft_of_account on draft (tenant_id, account_id, id)',
  'create index draft_expires on draft (expires_at)',
];
