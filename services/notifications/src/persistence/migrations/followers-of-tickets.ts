import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows a whistle, for notices about the whole of it (ADR-0159). */
export class FollowersOfTickets1764400000000 implements MigrationInterface {
  readonly name = 'FollowersOfTickets1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table known_ticket add column followers jsonb not null default '[]'`);
    await runner.query('alter table known_ticket alter column followers set statistics 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_ticket drop column followers');
  }
}
