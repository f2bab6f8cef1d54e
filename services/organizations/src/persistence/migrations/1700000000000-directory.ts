import type { MigrationInterface, QueryRunner } from 'typeorm';
import { messagingTables } from '@muster/messaging';

/** The kernel's tables, the directory as it was imported, and its entries one by one. */
export class Directory1700000000000 implements MigrationInterface {
  readonly name = 'Directory1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of messagingTables()) await runner.query(table);
    await runner.query(`
      create table directory (
        tenant_id text primary key,
        version bigint not null check (version > 0),
        matrix_version integer not null,
        policies_version integer not null,
        calendar_versions jsonb not null,
        alliance jsonb not null,
        document json not null,
        updated_at timestamptz not null default now()
      )`);
    await runner.query(`
      create table directory_entry (
        tenant_id text not null,
        section text not null,
        id text not null,
        ordinal integer not null,
        body jsonb not null,
        primary key (tenant_id, section, id)
      )`);
    await runner.query(
      'create index directory_entry_in_order on directory_entry (tenant_id, section, ordinal)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_entry, directory');
  }
}
