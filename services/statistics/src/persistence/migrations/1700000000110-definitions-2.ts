import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A new installation begins with today's definitions. One that has taken events in makes a new projection beside the old (kpis B8.9). */
export class Definitions21700000000110 implements MigrationInterface {
  readonly name = 'Definitions21700000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update projection set definitions_version = 2
      where definitions_version = 1 and not exists (select from public_event)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update projection set definitions_version = 1
      where definitions_version = 2 and not exists (select from public_event)`);
  }
}
