import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of a service that grow for ever, beside the kernel's. */
export interface GrowingTables {
  /** Their rows are never changed. */
  readonly writtenOnce?: readonly string[];
  /** Their rows may change after they came. */
  readonly changed?: readonly string[];
}

/**
 * Storage parameters of a table that grows for ever: vacuumed every 20,000 rows, not at each fifth of it, so that its pages are before a
 * checkpoint comes. The first time after one that PostgreSQL notes in a page that all can see its rows, it writes the whole page to the WAL (ADR-0178).
 */
export const vacuumedSoon =
  'autovacuum_vacuum_insert_threshold = 20000, autovacuum_vacuum_insert_scale_factor = 0';

/** … and whose rows never change: that vacuum freezes them, and none has to come back to the page. */
export const frozenSoon = `${vacuumedSoon}, autovacuum_freeze_min_age = 0`;

const KERNEL = ['event_log', 'inbox', 'idempotency_key'];

/** The migration of a service to {@link vacuumedSoon} and {@link frozenSoon}. */
export function vacuumedWhileFresh({
  writtenOnce = [],
  changed = [],
}: GrowingTables = {}): new () => MigrationInterface {
  const parameters = [
    ...[...KERNEL, ...writtenOnce].map((table) => [table, frozenSoon] as const),
    ...changed.map((table) => [table, vacuumedSoon] as const),
  ];
  return class VacuumedWhileFresh1764600000000 implements MigrationInterface {
    readonly name = 'VacuumedWhileFresh1764600000000';

    async up(runner: QueryRunner): Promise<void> {
      for (const [table, set] of parameters) await runner.query(`alter table ${table} set (${set})`);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const [table, set] of parameters)
        await runner.query(`alter table ${table} reset (${set.replace(/ = \d+/g, '')})`);
    }
  };
}
