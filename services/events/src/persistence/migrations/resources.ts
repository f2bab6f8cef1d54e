import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the units of an alliance share, with its bookings and what was recorded of its use (ADR-0230). */
export class Resources1765600000100 implements MigrationInterface {
  readonly name = 'Resources1765600000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table resource (
      resource_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      kind text not null,
      owner_unit_id text not null,
      document jsonb not null
    )`);
    await runner.query('create index resource_by_kind on resource (tenant_id, kind, resource_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table resource');
  }
}
