import { testDatabase } from '@muster/local-stack/testing';
import { openDataSource } from '@muster/persistence';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { sampledBriefly, vacuumedWhileFresh } from './growing-tables.js';
import { messagingTables } from './tables.js';

class Tables1700000000000 implements MigrationInterface {
  readonly name = 'Tables1700000000000';
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of messagingTables()) await runner.query(sql);
    await runner.query('create table thing (id int, document json) with (fillfactor = 70)');
    await runner.query('alter table thing alter column document set statistics 0');
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
    const migrations = [Tables1700000000000, Migration, sampledBriefly(['thing'])];
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

  // PostgreSQL up to 16 says -1 for its own default, later ones null.
  const targetsOf = async (table: string) => {
    const rows = await database.query<{ name: string; target: number }[]>(
      `select attname as name, coalesce(attstattarget, -1) as target from pg_attribute
       where attrelid = $1::regclass and attnum > 0 order by attnum`,
      [table],
    );
    return rows.map(({ name, target }) => [name, target]);
  };

  it('are looked at in 3,000 rows, and not at all where nothing was to be counted', async () => {
    expect(await targetsOf('thing')).toEqual([
      ['id', 10],
      ['document', 0],
    ]);
    expect(new Set((await targetsOf('event_log')).map(([, target]) => target))).toEqual(new Set([10]));
    await database.query(`insert into thing select n from generate_series(1, 20000) as n`);
    await database.query('analyze thing');
    const [kept] = await database.query<{ bounds: number; of_documents: boolean }[]>(
      `select array_length(histogram_bounds::text::text[], 1) as bounds,
         exists (select from pg_stats where tablename = 'thing' and attname = 'document') as of_documents
       from pg_stats where tablename = 'thing' and attname = 'id'`,
    );
    expect(kept).toEqual({ bounds: 11, of_documents: false });
  });

  it('are as before once the migrations are taken back', async () => {
    await database.undoLastMigration();
    expect(await targetsOf('thing')).toEqual([
      ['id', -1],
      ['document', 0],
    ]);
    await database.undoLastMigration();
    expect(await parametersOf('event_log')).toBeNull();
    expect(await parametersOf('thing')).toEqual(['fillfactor=70']);
  });
});
