import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table in which halted consumers and their operators find each other (ADR-0017); for every service that consumes. */
export class KillSwitch1764100000000 implements MigrationInterface {
  readonly name = 'KillSwitch1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table consumer_halt (
        consumer text primary key,
        since timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        reason text not null,
        probe_at timestamptz not null,
        resumed_at timestamptz,
        allow int not null default 0
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table consumer_halt');
  }
}
