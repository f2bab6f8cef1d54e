import { testDatabase } from '@muster/local-stack/testing';
import { openDataSource } from '@muster/persistence';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { messagingTables } from '../tables.js';
import { OutboxOfChanges1764500000000 } from './outbox-schema.js';

class Before1700000000000 implements MigrationInterface {
  readonly name = 'Before1700000000000';
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of messagingTables()) await runner.query(sql);
    await runner.query('alter table outbox add column queued_at timestamptz not null default now()');
  }
  async down(): Promise<void> {
    throw new Error('the test database is dropped instead');
  }
}

describe('the migration to rows of changes', () => {
  let database: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const test = await testDatabase('outbox-schema');
    drop = test.drop;
    const migrations = [Before1700000000000];
    database = await openDataSource({ url: test.url, migrations, applicationName: 'test', poolSize: 2 });
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  it('keeps what waits, in its order, there and back', async () => {
    const columns = `key, version, message_id, topic, tenant_id, type, occurred_at, recorded_at, correlation_id, traceparent, payload::text as payload`;
    await database.query(
      `insert into outbox (shard, message_id, topic, key, version, tenant_id, type, occurred_at, correlation_id, traceparent, payload)
       select 3, gen_random_uuid(), 'things', 'a', n, 'harbour', 'muster.thing.changed.v1', timestamptz '2026-03-01T08:00:00.123Z' + n * interval '1 s',
         nullif('c' || n, 'c2'), null, ('{"text":"第' || n || '行\\nnext"}')::json
       from generate_series(1, 3) as n`,
    );
    const before = await database.query(`select ${columns} from outbox order by position`);
    const migration = new OutboxOfChanges1764500000000();
    const runner = database.createQueryRunner();
    await runner.startTransaction();
    await migration.up(runner);
    expect(await runner.query(`select ${columns} from outbox_message order by position, place`)).toEqual(
      before,
    );
    await migration.down(runner);
    expect(await runner.query(`select ${columns} from outbox order by position`)).toEqual(before);
    await runner.commitTransaction();
    await runner.release();
  });
});
