import { type LocalStack, startLocalStack } from '@muster/local-stack';
import { Metrics } from '@muster/observability';
import { Database, isTransient, openDataSource } from '@muster/persistence';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Operating1764200000000 } from '../operating/operating-schema.js';
import { ThingSchema } from '../testing/thing-schema.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditChain1764300000000 } from './audit-schema.js';
import { AuditSealer } from './audit-sealer.js';
import { unsealedTail } from './audit-status.js';
import { verifyChain } from './verify-chain.js';

// A server of its own, because it crashes.
describe('sealing over a crash of PostgreSQL', () => {
  let stack: LocalStack;
  let url: string;
  let database: Database;
  let sealer: AuditSealer;

  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, fsync: true, without: 'kafka' });
    url = await stack.ensureDatabase('things');
  }, 120_000);
  beforeEach(async () => {
    const migrations = [ThingSchema, Operating1764200000000, AuditChain1764300000000];
    database = new Database(await openDataSource({ url, migrations, applicationName: 'thing' }));
    const metrics = new AuditMetrics(new Metrics());
    sealer = new AuditSealer(database, {
      service: 'thing',
      topic: 'audit',
      metrics,
      onPublished: () => undefined,
    });
  });
  afterEach(() => database.dataSource.destroy());
  afterAll(() => stack.stop());

  const insertEvent = () =>
    `insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, data)
     values ('harbour', 'thing', '${uuidv7()}', 1, '${uuidv7()}', 'thing.changed', now(), '{}', '{}') returning transaction_id`;

  async function connected(): Promise<{ client: pg.Client; pid: number; ended: Promise<void> }> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return { client, pid: rows[0]!.pid, ended };
  }

  /** @returns the last of so many transaction ids that leave nothing behind. */
  async function drawInVain(client: pg.Client, count: number): Promise<number> {
    let last = 0;
    for (let each = 0; each < count; each++) {
      await client.query('begin');
      const { rows } = await client.query<{ transaction_id: string }>(insertEvent());
      last = Number(rows[0]!.transaction_id);
      await client.query('rollback');
    }
    return last;
  }

  /** Does it as soon as the server lets it. */
  async function soon<T>(action: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await action();
      } catch (error) {
        if (!isTransient(error)) throw error;
      }
    }
  }

  /** @returns the id of the transaction. */
  const record = () =>
    soon(async () => {
      const [row] = await database.dataSource.query<{ transaction_id: string }[]>(insertEvent());
      return Number(row!.transaction_id);
    });

  const sealAll = () =>
    soon(async () => {
      while ((await unsealedTail(database)).events > 0) await sealer.sealAll();
    });

  it.each([
    ['the whole server', () => stack.postgres.kill9().then(() => stack.postgres.start())],
    ['one of its processes', async (pid: number) => void process.kill(pid, 'SIGKILL')],
  ])('seals what gets the ids of transactions that were undone before it: %s', async (_, crash) => {
    for (let drawn = 0, given = 1; given > drawn;) {
      await record();
      await soon(() => sealer.sealAll());
      const [killed, witness] = await Promise.all([connected(), connected()]);
      drawn = await drawInVain(killed.client, 20);
      await sealer.sealAll();
      await crash(killed.pid);
      await witness.ended;
      given = await record(); // a higher one if the server had written down in passing what was drawn
    }
    await sealAll();
    for (let each = 0; each < 30; each++) await record();
    await sealAll();
    expect((await verifyChain(database, null)).objections).toEqual([]);
  });
});
