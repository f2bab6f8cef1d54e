import { testDatabase } from '@muster/local-stack/testing';
import { openDataSource } from '@muster/persistence';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { vacuumedWhileFresh } from './growing-tables.js';
import { messagingTables } from './tables.js';

class Tables1700000000000 implements MigrationInterface {
  readonly name = 'Tables1700000000000';
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of messagingTables()) await runner.query(sql);
    await runner.query('create table thing (id int) with (fillfactor = 70)');
  }
  async down(): Promise<void> {
    throw new Error('the test database is dropped instead');
  }
}

describe('tables that grow for ever', () => {
  const Migration = vacuumedWhileFresh({ changed: ['thing'] });
  let database: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const test = await testDatabase('growing-tables');
    drop = test.drop;
    const migrations = [Tables1700000000000, Migration];
    database = await openDataSource({ url: test.url, migrations, applicationName: 'test', poolSize: 2 });
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  const parametersOf = async (table: string) => {
    const [row] = await database.query<{ options: string[] | null }[]>(
      'select reloptions as options from pg_class where oid = $1::regclass',
      [table],
    );
    return row!.options;
  };

  it('are vacuumed after so many rows, however large they are, and frozen then when rows never change', async () => {
    const soon = ['autovacuum_vacuum_insert_threshold=20000', 'autovacuum_vacuum_insert_scale_factor=0'];
    for (const table of ['event_log', 'inbox', 'idempotency_key'])
      expect(await parametersOf(table)).toEqual([...soon, 'autovacuum_freeze_min_age=0']);
    expect(await parametersOf('thing')).toEqual(['fillfactor=70', ...soon]);
  });

  it('are as before once the migration is taken back', async () => {
    await database.undoLastMigration();
    expect(await parametersOf('event_log')).toBeNull();
    expect(await parametersOf('thing')).toEqual(['fillfactor=70']);
  });
});
