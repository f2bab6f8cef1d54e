import type { MigrationInterface, QueryRunner } from 'typeorm';

const GROWING = ['event_log', 'assignment', 'idempotency_key'];
/** Columns that nobody searches in: nothing is counted of them. */
const DOCUMENTS = [
  ['event_log', 'data'],
  ['event_log', 'actor'],
  ['assignment', 'detail'],
  ['ticket', 'detail'],
  ['idempotency_key', 'response'],
] as const;

/**
 * Tables that only grow are looked at by the planner's statistics when they have doubled, not at each tenth: every query on them goes
 * through an index whatever the statistics say, and a look reads and sorts 30,000 rows (ADR-0166). Tickets, whose lists are filtered by
 * many things, are looked at as before.
 */
export class LookedAtWhenDoubled1764300000100 implements MigrationInterface {
  readonly name = 'LookedAtWhenDoubled1764300000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of GROWING)
      await runner.query(`alter table ${table} set (autovacuum_analyze_scale_factor = 1)`);
    for (const [table, column] of DOCUMENTS)
      await runner.query(`alter table ${table} alter column ${column} set statistics 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of DOCUMENTS)
      await runner.query(`alter table ${table} alter column ${column} set statistics default`);
    for (const table of GROWING)
      await runner.query(`alter table ${table} reset (autovacuum_analyze_scale_factor)`);
  }
}
