import type { MigrationInterface, QueryRunner } from 'typeorm';
import { outboxOfChanges } from '../outbox/packed-messages.js';
import { messagingTables } from '../tables.js';

/** A smallest possible service for the kernel's own tests: things with a version, and effects counted per thing. */
export class ThingSchema implements MigrationInterface {
  readonly name = 'ThingSchema1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...messagingTables(), ...outboxOfChanges()]) await runner.query(sql);
    await runner.query(
      'create table thing (id text primary key, tenant_id text not null, version bigint not null, note text)',
    );
    await runner.query(
      'create table effect (key text not null, version bigint not null, event_id uuid not null)',
    );
  }

  async down(): Promise<void> {
    throw new Error('the test database is dropped instead');
  }
}

/** The state SQL of that service. */
export const thingStateSql = `created as (
  insert into thing (id, tenant_id, version, note)
  select aggregate_id, tenant_id, new_version, state->>'note' from change where expected_version = 0
  on conflict do nothing returning id
), updated as (
  update thing set version = change.new_version, note = change.state->>'note' from change
  where thing.id = change.aggregate_id and thing.tenant_id = change.tenant_id and thing.version = change.expected_version
    and change.expected_version > 0
  returning thing.id
), saved(aggregate_id) as (select id from created union all select id from updated)`;
