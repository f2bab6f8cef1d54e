import { testDatabase, type TestDatabase } from '@muster/local-stack/testing';
import pg from 'pg';
import { openDataSource } from './data-source.js';
import { Database } from './database.js';
import { statement } from './statement.js';

const insert = statement('t_insert', 'insert into t values (1)');
const count = statement('t_count', 'select count(*)::int as n from t');
const mode = statement('t_mode', `select current_setting('transaction_read_only') as read_only`);
// What a former primary does to the sessions that it still has.
const demote = statement('t_demote', 'set default_transaction_read_only = on');

describe('a connection to a server that takes no writes any more', () => {
  let test: TestDatabase;
  let database: Database;
  const open = async () =>
    new Database(
      await openDataSource({ url: test.url, migrations: [], applicationName: 'read-only', poolSize: 2 }),
    );

  beforeEach(async () => {
    test = await testDatabase('read-only');
    database = await open();
    await database.dataSource.query('create table t (n int)');
  });
  afterEach(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await test.drop();
  });

  it('is dropped by the first transaction that cannot write', async () => {
    await database.query(demote);
    const write = () => database.transaction((transaction) => transaction.query(insert));
    await expect(write()).rejects.toMatchObject({ code: '25006' });
    await write();
    expect(await database.query(count)).toEqual([{ n: 1 }]);
  });

  it('is dropped when the clock is read, by a process that does not write', async () => {
    await Promise.all([database.query(demote), database.query(demote)]); // one connection each, all that there are
    await expect(database.onModuleInit()).rejects.toMatchObject({ code: '25006' });
    expect(await database.query(mode)).toEqual([{ read_only: 'off' }]);
  });

  it('is not given back after work that was to be done alone', async () => {
    await database.query(demote);
    const alone = () => database.alone(7, (session) => session.query(insert));
    await expect(alone()).rejects.toMatchObject({ code: '25006' });
    expect(await alone()).toMatchObject({ rowCount: 1 });
  });

  it('is not let in: what a standby shows may be old', async () => {
    const admin = new pg.Client(test.url);
    await admin.connect();
    await admin.query(`do $$ begin
      execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`);
    await admin.end();
    await expect(open()).rejects.toMatchObject({ code: '25006' });
  });
});
