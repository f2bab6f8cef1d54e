import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tables that only grow are looked at by the planner's statistics when they have doubled, not at each tenth: every query on them goes
 * through an index whatever the statistics say, and a look reads and sorts 30,000 rows (ADR-0166).
 */
export class LookedAtWhenDoubled1764300000100 implements MigrationInterface {
  readonly name = 'LookedAtWhenDoubled1764300000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table inbox set (autovacuum_analyze_scale_factor = 1)');
    await runner.query('alter table known_ticket set (autovacuum_analyze_scale_factor = 1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_ticket reset (autovacuum_analyze_scale_factor)');
    await runner.query('alter table inbox reset (autovacuum_analyze_scale_factor)');
  }
}
