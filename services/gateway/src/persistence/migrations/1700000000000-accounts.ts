import { messagingTables } from '@muster/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, their keys and their sessions; besides the kernel's tables. */
export class Accounts1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of messagingTables()) await runner.query(sql);
    await runner.query(`
      create table account (
        id uuid primary key,
        tenant_id text not null,
        version bigint not null,
        name text not null,
        role text not null,
        unit_id text,
        enterprise_id text,
        open boolean not null,
        password_hash text,
        created_at timestamptz not null,
        unique (tenant_id, name)
      )`);
    await runner.query('create index account_list on account (tenant_id, created_at, id)');
    await runner.query(`
      create table api_key (
        key_id text primary key,
        tenant_id text not null,
        account_id uuid not null references account (id),
        secret_sha256 bytea not null,
        issued_at timestamptz not null,
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz
      )`);
    await runner.query('create index api_key_account on api_key (account_id, issued_at)');
    await runner.query(`
      create table session (
        token_sha256 bytea primary key,
        tenant_id text not null,
        account_id uuid not null references account (id),
        started_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now()
      )`);
    await runner.query('create index session_account on session (account_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session, api_key, account');
  }
}
