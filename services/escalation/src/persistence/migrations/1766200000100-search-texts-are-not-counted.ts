import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing depends on what is counted of them: a gram is looked up in its index whatever it is expected to find, and texts are only read. */
const COLUMNS = [
  ['ticket_search', 'grams'],
  ['ticket_search', 'text'],
  ['ticket', 'title'],
] as const;

/**
 * For an ANALYZE PostgreSQL counted each gram of 30,000 texts and sorted the texts, at each tenth by which tickets had grown (ADR-0248). What
 * lists are filtered by – category, state, place, project – is counted as before.
 */
export class SearchTextsAreNotCounted1766200000100 implements MigrationInterface {
  readonly name = 'SearchTextsAreNotCounted1766200000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS)
      await runner.query(`alter table ${table} alter column ${column} set statistics 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS)
      await runner.query(`alter table ${table} alter column ${column} set statistics -1`);
  }
}
