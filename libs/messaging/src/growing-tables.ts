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

/** PostgreSQL looks at 300 rows of a table for each unit of the largest target among its columns; its own default is 100. */
const TARGET = 10;

/**
 * The migration of a service after which PostgreSQL samples 3,000 rows of a table that grows, not 30,000: whatever it counts of them, every
 * query goes by an index (ADR-0225). Columns of which nothing is counted stay so. Leaves the function `sample_briefly` for tables that are made later.
 *
 * @param tables beside the kernel's.
 */
export function sampledBriefly(tables: readonly string[] = []): new () => MigrationInterface {
  return class SampledBriefly1765200000000 implements MigrationInterface {
    readonly name = 'SampledBriefly1765200000000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(
        `create function sample_briefly(grown regclass) returns void language plpgsql as $$
         declare counted text;
         begin
           for counted in select attname from pg_attribute
             where attrelid = grown and attnum > 0 and not attisdropped and coalesce(attstattarget, -1) <> 0
           loop
             execute format('alter table %s alter column %I set statistics ${TARGET}', grown, counted);
           end loop;
         end $$`,
      );
      await runner.query('select sample_briefly(grown::regclass) from unnest($1::text[]) as grown', [
        [...KERNEL, ...tables],
      ]);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('drop function sample_briefly');
      for (const table of [...KERNEL, ...tables]) {
        const counted: { name: string }[] = await runner.query(
          `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attstattarget = ${TARGET}`,
          [table],
        );
        for (const { name } of counted)
          await runner.query(`alter table ${table} alter column ${name} set statistics -1`);
      }
    }
  };
}
