import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes of `verify`, so that the service can show how far its figures and its log agree, whoever has compared them. */
export class Verification1764100000100 implements MigrationInterface {
  readonly name = 'Verification1764100000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table verification (
        checked_at timestamptz primary key default clock_timestamp(),
        projection int not null,
        events bigint not null,
        differences int not null,
        milliseconds int not null
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table verification');
  }
}
