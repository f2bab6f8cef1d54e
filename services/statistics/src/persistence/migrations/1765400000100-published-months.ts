import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months as they were published (ADR-0228). A version is written once and stays: `json`, because its digest is over the text. */
export class PublishedMonths1765400000100 implements MigrationInterface {
  readonly name = 'PublishedMonths1765400000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table published_month (
      month_id uuid not null,
      version bigint not null check (version > 0),
      tenant_id text not null,
      period text not null,
      document json not null,
      primary key (month_id, version)
    )`);
    await runner.query(
      'create unique index published_month_by_period on published_month (tenant_id, period desc, version desc)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table published_month');
  }
}
