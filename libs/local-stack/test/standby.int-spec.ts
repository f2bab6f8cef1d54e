import { existsSync, readdirSync } from 'node:fs';
import { startLocalStack, type LocalStack } from '../src/index.js';
import { withClient } from '../src/postgres/database.js';
import { waitFor } from '../src/wait.js';

const patience = 120_000;

/** Returns when so many sessions of the primary wait for their commits to be on the standby. */
async function waitingForStandby(url: string, count: number): Promise<void> {
  await waitFor(`${count} commits that wait for the standby`, () =>
    withClient(url, async (db) => {
      const { rows } = await db.query(`select from pg_stat_activity where wait_event = 'SyncRep'`);
      return rows.length === count || undefined;
    }),
  );
}

describe('PostgreSQL with a synchronous standby', () => {
  let stack: LocalStack;
  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, fsync: true, without: 'kafka' });
    const url = await stack.ensureDatabase('kept');
    await withClient(url, (db) => db.query('create table t (n int primary key)'));
  }, patience);
  afterAll(() => stack.stop());

  const insert = (n: number, url = stack.postgres.url('kept')) =>
    withClient(url, (db) => db.query('insert into t values ($1)', [n]));
  const numbers = () =>
    withClient(stack.postgres.url('kept'), async (db) => {
      const { rows } = await db.query<{ n: number }>('select n from t order by n');
      return rows.map(({ n }) => n);
    });

  it(
    'keeps what was acknowledged when the primary is lost for good, again and again',
    async () => {
      for (const round of [1, 2]) {
        const [lost, pid] = [stack.postgres.url('kept'), stack.postgres.pid];
        const data = await dataFolder();
        await stack.postgres.makeStandby();
        // Written by many at once, the last of them acknowledged just before the kill.
        await Promise.all(Array.from({ length: 20 }, (_, n) => insert(round * 100 + n)));
        await stack.postgres.kill9();
        expect(stack.postgres.pid).toBeUndefined();
        await stack.postgres.failOver();

        expect(stack.postgres.pid).not.toBe(pid);
        expect(stack.postgres.url('kept')).not.toBe(lost);
        expect((await numbers()).filter((n) => n >= round * 100)).toHaveLength(20);
        expect(existsSync(data)).toBe(false);
        await expect(insert(0, lost)).rejects.toThrow('ECONNREFUSED');
      }
      // It is a server as the first one was: nothing waits for a standby that it does not have, and it survives being killed.
      await insert(1);
      await stack.postgres.kill9();
      await stack.postgres.start();
      await insert(2);
      expect(await numbers()).toHaveLength(42);
    },
    patience,
  );

  it(
    'acknowledges nothing while the standby is away',
    async () => {
      const standby = await stack.postgres.makeStandby();
      await standby.kill9();
      let acknowledged = false;
      const commit = insert(3).then(() => (acknowledged = true));
      await waitingForStandby(stack.postgres.url(), 1);
      expect(acknowledged).toBe(false);
      expect(await numbers()).not.toContain(3);
      await standby.start();
      await commit;
      await standby.inStep();
      await stack.postgres.failOver();
      expect(await numbers()).toContain(3);
    },
    patience,
  );

  it(
    'is without a standby what it was before, when none can be made',
    async () => {
      const before = readdirSync(stack.dataFolder);
      await withClient(stack.postgres.url(), (db) =>
        // Of the name that the next standby would take.
        db.query(`select pg_create_physical_replication_slot('standby_5')`),
      );
      await expect(stack.postgres.makeStandby()).rejects.toThrow('already exists');
      expect(readdirSync(stack.dataFolder)).toEqual(before);
      await insert(4);
      await stack.postgres.makeStandby();
      await expect(stack.postgres.makeStandby()).rejects.toMatchObject({ code: 'standby_exists' });
    },
    patience,
  );

  async function dataFolder(): Promise<string> {
    const { rows } = await withClient(stack.postgres.url(), (db) => db.query('show data_directory'));
    return (rows[0] as { data_directory: string }).data_directory;
  }
});
