import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tables that only grow are looked at by the planner's statistics when they have doubled, not at each tenth: every query on them goes
 * through an index whatever the statistics say, and a look reads and sorts 30,000 rows (ADR-0166).
 */
export class LookedAtWhenDoubled1764300000100 implements MigrationInterface {
  readonly name = 'LookedAtWhenDoubled1764300000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table public_event set (autovacuum_analyze_scale_factor = 1)');
    await runner.query('alter table public_event alter column data set statistics 0'); // nobody searches in it
    await runner.query(eachProjection('set (autovacuum_analyze_scale_factor = 1)'));
    await runner.query(createProjection(', autovacuum_analyze_scale_factor = 1'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(createProjection(''));
    await runner.query(eachProjection('reset (autovacuum_analyze_scale_factor)'));
    await runner.query('alter table public_event alter column data set statistics default');
    await runner.query('alter table public_event reset (autovacuum_analyze_scale_factor)');
  }
}

function eachProjection(change: string): string {
  return `do $$
  declare each record;
  begin
    for each in select id from projection loop
      execute format('alter table fact_%s ${change}', each.id);
      execute format('alter table metric_ledger_%s ${change}', each.id);
    end loop;
  end $$`;
}

// Tables are made apart and then attached: attaching does not lock out those who read and write the active projection.
function createProjection(further: string): string {
  const ledger = further === '' ? '' : ` with (${further.slice(2)})`;
  return `create or replace function create_projection(definitions int) returns smallint language plpgsql as $$
  declare made smallint;
  begin
    insert into projection (definitions_version, state) values (definitions, 'building') returning id into made;
    execute format('create table fact_%s (like fact including all) with (fillfactor = 70${further})', made);
    execute format('create table metric_value_%s (like metric_value including all) with (fillfactor = 80)', made);
    execute format('create table metric_ledger_%s (like metric_ledger including all)${ledger}', made);
    execute format('alter table fact attach partition fact_%s for values in (%s)', made, made);
    execute format('alter table metric_value attach partition metric_value_%s for values in (%s)', made, made);
    execute format('alter table metric_ledger attach partition metric_ledger_%s for values in (%s)', made, made);
    return made;
  end $$`;
}
