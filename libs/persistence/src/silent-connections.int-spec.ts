import { eventually } from '@muster/local-stack';
import { testDatabase, type TestDatabase } from '@muster/local-stack/testing';
import pg from 'pg';
import { type Scheduler, systemScheduler } from './scheduler.js';
import { SilentConnections } from './silent-connections.js';

describe('connections of a pool that has found a server read-only', () => {
  let test: TestDatabase;
  let pool: pg.Pool;
  let holder: pg.Client;
  let tenSecondsLater: (() => void)[];
  let silent: SilentConnections;

  beforeEach(async () => {
    test = await testDatabase('silent-connections');
    pool = new pg.Pool({ connectionString: test.url, max: 4 });
    pool.on('error', () => undefined);
    tenSecondsLater = [];
    const after: Scheduler['after'] = (_, action) => {
      tenSecondsLater.push(action);
      return () => undefined;
    };
    silent = new SilentConnections(pool, { ...systemScheduler, after });
    holder = new pg.Client(test.url);
    await holder.connect();
    await holder.query('create table t (n int)');
    await holder.query('begin; lock table t');
  });
  afterEach(async () => {
    await holder.end();
    await pool.end();
    await test.drop();
  });

  /** A statement that waits for what may not come, as a commit does for a standby that is none any more. */
  const insert = (): Promise<string> =>
    pool.query('insert into t values (1)').then(
      () => 'done',
      (error: Error) => error.message,
    );
  const waits = (): Promise<void> =>
    eventually('the statement waits', async () => {
      const waiting = `select from pg_locks where relation = 't'::regclass and not granted`;
      return (await holder.query(waiting)).rowCount === 1;
    });

  it('are cut when they have heard nothing since, and the others are not', async () => {
    const outcome = insert();
    const session = await pool.connect();
    await waits();
    silent.cutWhoHearsNothing();
    silent.cutWhoHearsNothing();
    await session.query('select 1');
    tenSecondsLater.forEach((act) => act());
    expect(await outcome).toMatch('Connection terminated');
    expect((await session.query<{ n: number }>('select 2 as n')).rows).toEqual([{ n: 2 }]);
    session.release();
    expect([tenSecondsLater.length, pool.totalCount]).toEqual([1, 1]);
  });

  it('stay when what they wait for comes in time', async () => {
    const outcome = insert();
    await waits();
    silent.cutWhoHearsNothing();
    await holder.query('commit');
    expect(await outcome).toBe('done');
    tenSecondsLater.forEach((act) => act());
    expect((await pool.query('select from t')).rowCount).toBe(1);
    expect(pool.totalCount).toBe(1);
  });
});
