import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures that others published about the port (ADR-0223): what lists filter by in columns, the rest in the document. */
export class ExternalFigures1765100000100 implements MigrationInterface {
  readonly name = 'ExternalFigures1765100000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table external_figure (
      figure_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      indicator_code text collate "C" not null,
      year int not null,
      first_month int not null check (first_month between 1 and 12),
      last_month int not null check (last_month between first_month and 12),
      document jsonb not null
    )`);
    await runner.query(
      `create unique index external_figure_by_months
       on external_figure (tenant_id, indicator_code, year desc, last_month desc, first_month desc)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table external_figure');
  }
}
