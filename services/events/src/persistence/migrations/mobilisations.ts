import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To what organisations were called, and what they have answered (ADR-0233). */
export class Mobilisations1765700000100 implements MigrationInterface {
  readonly name = 'Mobilisations1765700000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table mobilisation (
      mobilisation_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      due_at timestamptz not null,
      remind_at timestamptz,
      called text[] not null,
      totals jsonb not null,
      document jsonb not null
    )`);
    await runner.query('create index mobilisation_by_call on mobilisation (tenant_id, mobilisation_id)');
    await runner.query(
      'create index mobilisation_to_remind on mobilisation (remind_at) where remind_at is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mobilisation');
  }
}
