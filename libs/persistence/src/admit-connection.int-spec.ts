import { type LocalStack, startLocalStack } from '@muster/local-stack';
import { cancelWaitingForStandby, seenBySomebodyElse, waitingForStandby } from '@muster/local-stack/testing';
import pg from 'pg';
import { openDataSource } from './data-source.js';
import { Database } from './database.js';
import { isConnectionLost } from './errors.js';
import { statement } from './statement.js';

const insert = statement('t_insert', 'insert into t values (1)');
const count = statement('t_count', 'select count(*)::int as n from t');

describe('a primary without its synchronous standby', () => {
  let stack: LocalStack;
  let url: string;

  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, fsync: true, without: 'kafka' });
    url = await stack.ensureDatabase('admitted');
  }, 120_000);
  afterAll(() => stack.stop());

  async function open(): Promise<Database> {
    return new Database(await openDataSource({ url, migrations: [], applicationName: 'admitted' }));
  }

  it('is durable as long as it waits for its disk', async () => {
    const database = await open();
    await database.onModuleInit();
    expect(database.durable).toBe(true);
    database.onApplicationShutdown();
    await database.dataSource.destroy();
  });

  it('shows a service nothing that the standby does not have when it comes back from a crash', async () => {
    const before = await open();
    await before.dataSource.query('create table t (n int)');
    const standby = await stack.postgres.makeStandby();
    await standby.kill9();
    const unanswered = before.query(insert).catch((error: Error) => error);
    await waitingForStandby(url, 1);
    expect(await seenBySomebodyElse(url, 'select from t')).toBe(0);

    await stack.postgres.kill9();
    expect(await unanswered).toBeInstanceOf(Error);
    await before.dataSource.destroy();
    await stack.postgres.start();
    expect(await seenBySomebodyElse(url, 'select from t')).toBe(1);

    let opened: Database | undefined;
    const opening = open().then((database) => (opened = database));
    await waitingForStandby(url, 1);
    expect(opened).toBeUndefined();
    await standby.start();
    const after = await opening;
    expect(await after.query(count)).toEqual([{ n: 1 }]);
    await after.dataSource.destroy();
    await stack.postgres.failOver();
    expect(await seenBySomebodyElse(url, 'select from t').catch(() => 'another address')).toBe(
      'another address',
    );
    url = stack.postgres.url('admitted');
    expect(await seenBySomebodyElse(url, 'select from t')).toBe(1);
  }, 120_000);

  it('is not believed when it answers a commit because somebody cancelled the waiting', async () => {
    const database = await open();
    await database.dataSource.query('truncate t');
    const standby = await stack.postgres.makeStandby();
    const other = await database.session();
    const cut = new Promise((resolve) => other.once('end', resolve));
    await standby.kill9();
    const unanswered = database.query(insert).catch((error: Error) => error);
    await waitingForStandby(url, 1);
    await cancelWaitingForStandby(url);
    const error = await unanswered;
    expect(error).toMatchObject({ code: '08007' });
    expect(isConnectionLost(error)).toBe(true);
    expect(await seenBySomebodyElse(url, 'select from t')).toBe(1);

    // No other connection shows it either: who asks gets a new one, and that waits until the standby has it.
    await cut;
    other.release(true);
    let seen: object[] | undefined;
    const asking = database.query(count).then((rows) => (seen = rows));
    await waitingForStandby(url, 1);
    expect(seen).toBeUndefined();
    await standby.start();
    expect(await asking).toEqual([{ n: 1 }]);
    await database.dataSource.destroy();
  }, 120_000);

  it.each([
    { told: 'off', is: 'on' },
    { told: 'remote_apply', is: 'remote_apply' },
  ])('is waited for whatever the role is told: synchronous_commit = $told', async ({ told, is }) => {
    const role = `${new URL(url).username} in database admitted`;
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      `alter role ${role} set statement_timeout = '1s'; alter role ${role} set client_min_messages = 'error';
       alter role ${role} set synchronous_commit = '${told}'`,
    );
    await client.end();
    const database = await open();
    const rows = await database.dataSource.query(
      `select current_setting('statement_timeout') as timeout, current_setting('client_min_messages') as messages,
         current_setting('synchronous_commit') as commits`,
    );
    expect(rows).toEqual([{ timeout: '0', messages: 'warning', commits: is }]);
    await database.dataSource.destroy();
  });
});
