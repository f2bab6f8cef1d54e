import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tamper-evident chain over the event log (ADR-0095). A row of the log keeps the id of the transaction that wrote it: what is below the oldest
 * open transaction is final, whatever the clock says. Rows from before this migration have 0 and are sealed by the first walk.
 */
export class AuditChain1764300000000 implements MigrationInterface {
  readonly name = 'AuditChain1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table event_log add column transaction_id bigint not null default 0');
    await runner.query(
      'alter table event_log alter column transaction_id set default (pg_current_xact_id()::text::bigint)',
    );
    await runner.query('create index event_log_transaction_id on event_log (transaction_id)');
    await runner.query(
      `create table audit_seal (
        tenant_id text not null,
        number bigint not null check (number > 0),
        previous_hash bytea not null check (length(previous_hash) = 32),
        hash bytea not null check (length(hash) = 32),
        sealed_at timestamptz not null,
        event_count int not null check (event_count > 0 and length(events) = 48 * event_count),
        events bytea not null,
        primary key (tenant_id, number)
      )`,
    );
    await runner.query('alter table audit_seal alter column events set storage external'); // hashes do not compress
    await runner.query(
      `create trigger audit_seal_append_only before update or delete or truncate on audit_seal
       for each statement execute function forbid_change()`,
    );
    await runner.query(
      `create table audit_cursor (
        id boolean primary key default true check (id),
        system_identifier text,
        transaction_id bigint not null default 0,
        aggregate_id text not null default '',
        version bigint not null default 0,
        walk_aggregate_id text,
        walk_version bigint,
        walk_covers bigint not null default -1
      )`,
    );
    await runner.query('insert into audit_cursor default values');
    await runner.query('create table audit_walked (event_id uuid primary key)');
    await runner.query('create table audit_head (tenant_id text primary key, number bigint not null)');
    await runner.query(
      `create table audit_verification (
        checked_at timestamptz primary key default clock_timestamp(),
        seals bigint not null,
        events bigint not null,
        objections bigint not null
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_verification, audit_head, audit_walked, audit_cursor, audit_seal');
    await runner.query('alter table event_log drop column transaction_id');
  }
}
