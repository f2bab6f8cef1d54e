import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of practice items, as documents (ADR-0152). */
export class PracticeLists1700000000510 implements MigrationInterface {
  readonly name = 'PracticeLists1700000000510';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table practice_list');
  }
}

const TABLES = [
  `create table practice_list (
    tenant_id text not null,
    id uuid not null,
    version bigint not null,
    unit_ids text[] not null,
    is_open boolean not null,
    attention_at timestamptz,
    document jsonb not null,
    primary key (tenant_id, id)
  )`,
  // The watch's queue.
  'create index practice_list_attention on practice_list (attention_at) where attention_at is not null',
];
