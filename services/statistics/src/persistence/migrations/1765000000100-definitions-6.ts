import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A new installation begins with today's definitions. One that has taken events in makes a new projection beside the old (kpis B8.9). */
export class Definitions61765000000100 implements MigrationInterface {
  readonly name = 'Definitions61765000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update projection set definitions_version = 6
      where definitions_version = 5 and not exists (select from public_event)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update projection set definitions_version = 5
      where definitions_version = 6 and not exists (select from public_event)`);
  }
}
