import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Themes of months (ADR-0237). A month has one that stands, and any number of withdrawn ones. */
export class MonthlyThemes1765500000100 implements MigrationInterface {
  readonly name = 'MonthlyThemes1765500000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table monthly_theme (
      theme_id uuid primary key,
      version bigint not null check (version > 0),
      tenant_id text not null,
      month text not null,
      stands boolean not null,
      document jsonb not null
    )`);
    await runner.query(
      'create unique index monthly_theme_that_stands on monthly_theme (tenant_id, month) where stands',
    );
    await runner.query(
      'create index monthly_theme_by_month on monthly_theme (tenant_id, month desc, theme_id desc)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table monthly_theme');
  }
}
