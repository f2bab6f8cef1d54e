import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts, for each alliance, the parts that came after a newer version had been applied (ADR-0195). */
export class LateArrivals1764700000000 implements MigrationInterface {
  readonly name = 'LateArrivals1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table directory add late_arrivals bigint not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table directory drop late_arrivals');
  }
}

/** The read model's tables; list it, and {@link LateArrivals1764700000000}, among the migrations of a service that keeps a directory. */
export class DirectorySchema1700000000100 implements MigrationInterface {
  readonly name = 'DirectorySchema1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table directory (
      tenant_id text primary key,
      version bigint not null check (version > 0)
    ) with (fillfactor = 50)`);
    await runner.query(`create table directory_entry (
      tenant_id text not null,
      kind text not null,
      id text not null,
      directory_version bigint not null,
      removed boolean not null,
      data jsonb,
      primary key (tenant_id, kind, id)
    )`);
    await runner.query(
      'create index directory_entry_changes on directory_entry (tenant_id, directory_version)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_entry, directory');
  }
}
