import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Response plans have a version of their own, as the matrix and the policies have. */
export class ResponsePlans1700000000100 implements MigrationInterface {
  readonly name = 'ResponsePlans1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table directory add column plans_version integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table directory drop column plans_version');
  }
}
