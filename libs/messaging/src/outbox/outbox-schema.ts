import type { MigrationInterface, QueryRunner } from 'typeorm';
import { outboxOfChanges } from './packed-messages.js';

/** A row of the outbox is what one change publishes, no longer one message (ADR-0175). What waits in it is kept, in its order. */
export class OutboxOfChanges1764500000000 implements MigrationInterface {
  readonly name = 'OutboxOfChanges1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of outboxOfChanges()) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create temporary table waiting on commit drop as select * from outbox_message');
    await runner.query('drop view outbox_message');
    await runner.query('delete from outbox');
    await runner.query(
      `alter table outbox drop column first_version, drop column message_count, drop column messages,
         add column message_id uuid not null, add column type text not null, add column occurred_at timestamptz not null,
         add column payload json not null`,
    );
    await runner.query('alter table outbox reset (toast_tuple_target)');
    await runner.query(
      `insert into outbox (shard, message_id, topic, key, version, tenant_id, type, occurred_at, recorded_at, correlation_id, traceparent, payload)
       select shard, message_id, topic, key, version, tenant_id, type, occurred_at, recorded_at, correlation_id, traceparent, payload
       from waiting order by position, place`,
    );
  }
}
