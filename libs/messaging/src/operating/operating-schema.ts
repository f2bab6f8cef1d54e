import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What operators' work needs beside the kernel's tables (ADR-0021): who did what and why, how far a republication has come, and since
 * when a row waits in the outbox – for an event that is published again that is not when it was recorded.
 */
export class Operating1764200000000 implements MigrationInterface {
  readonly name = 'Operating1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add column queued_at timestamptz not null default now()');
    await runner.query(
      `create table operator_action (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        operator text not null,
        action text not null,
        reason text,
        detail jsonb not null
      )`,
    );
    await runner.query(
      `create table republication (
        id bigint generated always as identity primary key,
        operator text not null,
        selection jsonb not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        last_key text not null default '',
        keys bigint not null default 0,
        events bigint not null default 0
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table republication, operator_action');
    await runner.query('alter table outbox drop column queued_at');
  }
}
