import { frozenSoon, vacuumedSoon } from '@muster/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Arrays of a commit's cells, and facts: nothing is looked for in them, so nothing is counted of them. */
const UNCOUNTED = [
  ['fact', 'fact'],
  ['metric_ledger', 'cells'],
  ['metric_ledger', 'deltas'],
] as const;
const GROWING = ['fact', 'metric_ledger'];

/** Of the tables of projections, those that will be made too, PostgreSQL looks at 3,000 rows, and at none of their documents and arrays (ADR-0225). */
export class ProjectionsSampledBriefly1765200000100 implements MigrationInterface {
  readonly name = 'ProjectionsSampledBriefly1765200000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eachProjection(sampled('each.id')));
    await runner.query(createProjection(sampled('made')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(createProjection(''));
    await runner.query(
      eachProjection(`
        for counted in select attrelid::regclass as grown, attname from pg_attribute
          where attrelid in (format('fact_%s', each.id)::regclass, format('metric_ledger_%s', each.id)::regclass) and attnum > 0
        loop
          execute format('alter table %s alter column %I set statistics -1', counted.grown, counted.attname);
        end loop;`),
    );
  }
}

/** Statements for the tables of the projection whose number the expression `id` is. */
function sampled(id: string): string {
  const uncounted = UNCOUNTED.map(
    ([table, column]) =>
      `execute format('alter table ${table}_%s alter column ${column} set statistics 0', ${id});`,
  );
  const brief = GROWING.map((table) => `perform sample_briefly(format('${table}_%s', ${id})::regclass);`);
  return [...uncounted, ...brief].join('\n      ');
}

function eachProjection(statements: string): string {
  return `do $$
  declare each record; counted record;
  begin
    for each in select id from projection loop
      ${statements}
    end loop;
  end $$`;
}

// Tables are made apart and then attached: attaching does not lock out those who read and write the active projection.
function createProjection(further: string): string {
  const doubled = 'autovacuum_analyze_scale_factor = 1';
  return `create or replace function create_projection(definitions int) returns smallint language plpgsql as $$
  declare made smallint;
  begin
    insert into projection (definitions_version, state) values (definitions, 'building') returning id into made;
    execute format('create table fact_%s (like fact including all) with (fillfactor = 70, ${doubled}, ${vacuumedSoon})', made);
    execute format('create table metric_value_%s (like metric_value including all) with (fillfactor = 80)', made);
    execute format('create table metric_ledger_%s (like metric_ledger including all) with (${doubled}, ${frozenSoon})', made);
    ${further}
    execute format('alter table fact attach partition fact_%s for values in (%s)', made, made);
    execute format('alter table metric_value attach partition metric_value_%s for values in (%s)', made, made);
    execute format('alter table metric_ledger attach partition metric_ledger_%s for values in (%s)', made, made);
    return made;
  end $$`;
}
