import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due of the mechanisms in each period, and how the periods ended (ADR-0220). */
export class Cadences1765000000000 implements MigrationInterface {
  readonly name = 'Cadences1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cadence (
      cadence_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      mechanism_code text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      outcome text check (outcome in ('met', 'missed')),
      document jsonb not null
    )`);
    await runner.query(
      'create index cadence_by_time on cadence (tenant_id, starts_at desc, cadence_id desc)',
    );
    await runner.query(
      `create index cadence_watched on cadence (ends_at) where outcome is distinct from 'met'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cadence');
  }
}
