import { frozenSoon, vacuumedSoon } from '@muster/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of projections, those that will be made too, are vacuumed as the log is (ADR-0178). */
export class ProjectionsVacuumedWhileFresh1764600000100 implements MigrationInterface {
  readonly name = 'ProjectionsVacuumedWhileFresh1764600000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eachProjection(`set (${vacuumedSoon})`, `set (${frozenSoon})`));
    await runner.query(createProjection(`, ${vacuumedSoon}`, `, ${frozenSoon}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(createProjection('', ''));
    const reset = (parameters: string) => `reset (${parameters.replace(/ = \d+/g, '')})`;
    await runner.query(eachProjection(reset(vacuumedSoon), reset(frozenSoon)));
  }
}

function eachProjection(ofFacts: string, ofLedger: string): string {
  return `do $$
  declare each record;
  begin
    for each in select id from projection loop
      execute format('alter table fact_%s ${ofFacts}', each.id);
      execute format('alter table metric_ledger_%s ${ofLedger}', each.id);
    end loop;
  end $$`;
}

// Tables are made apart and then attached: attaching does not lock out those who read and write the active projection.
function createProjection(ofFacts: string, ofLedger: string): string {
  const doubled = 'autovacuum_analyze_scale_factor = 1';
  return `create or replace function create_projection(definitions int) returns smallint language plpgsql as $$
  declare made smallint;
  begin
    insert into projection (definitions_version, state) values (definitions, 'building') returning id into made;
    execute format('create table fact_%s (like fact including all) with (fillfactor = 70, ${doubled}${ofFacts})', made);
    execute format('create table metric_value_%s (like metric_value including all) with (fillfactor = 80)', made);
    execute format('create table metric_ledger_%s (like metric_ledger including all) with (${doubled}${ofLedger})', made);
    execute format('alter table fact attach partition fact_%s for values in (%s)', made, made);
    execute format('alter table metric_value attach partition metric_value_%s for values in (%s)', made, made);
    execute format('alter table metric_ledger attach partition metric_ledger_%s for values in (%s)', made, made);
    return made;
  end $$`;
}
