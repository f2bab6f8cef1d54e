import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import { startLocalStack, type LocalStack } from '../src/index.js';
import { OwnKafka } from '../src/kafka/cluster.js';
import { kafkaDistribution } from '../src/kafka/distribution.js';
import { silent } from '../src/log.js';
import { freePort } from '../src/port.js';
import { withClient } from '../src/postgres/database.js';
import { waitFor } from '../src/wait.js';

const patience = 120_000;

function client(stack: LocalStack): Kafka {
  return new Kafka({ clientId: 'spec', brokers: stack.kafka.brokers, logLevel: logLevel.NOTHING });
}

async function createTopic(stack: LocalStack, topic: string, replicationFactor = 1): Promise<void> {
  const admin = client(stack).admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic, numPartitions: 1, replicationFactor }],
    waitForLeaders: true,
  });
  await admin.disconnect();
}

async function produce(stack: LocalStack, topic: string, values: string[]): Promise<void> {
  const producer: Producer = client(stack).producer({ idempotent: true });
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: values.map((value) => ({ key: 'k', value })) });
  await producer.disconnect();
}

async function readAll(stack: LocalStack, topic: string, count: number): Promise<string[]> {
  const consumer = client(stack).consumer({ groupId: `spec-${process.hrtime.bigint()}` });
  const values: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ message }) => {
          values.push(message.value?.toString() ?? '');
          if (values.length === count) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return values;
}

/** Returns when the cluster itself counts so many brokers: a dead one is a member until its session ends. */
async function members(stack: LocalStack, count: number): Promise<void> {
  await waitFor(`${count} members`, async () => {
    const admin = client(stack).admin();
    await admin.connect();
    const { brokers } = await admin.describeCluster().finally(() => admin.disconnect());
    return brokers.length === count || undefined;
  });
}

describe('a server killed with kill -9', () => {
  let stack: LocalStack;
  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, fsync: true });
  }, patience);
  afterAll(() => stack.stop());

  it('PostgreSQL comes back on the same port with everything that was committed', async () => {
    const url = await stack.ensureDatabase('crash');
    await withClient(url, (db) => db.query('create table kept as select 42 as answer'));
    const first = stack.postgres.pid;

    await stack.postgres.kill9();
    expect(stack.postgres.pid).toBeUndefined();
    await stack.postgres.start();

    expect(stack.postgres.pid).not.toBe(first);
    const { rows } = await withClient(url, (db) => db.query('select answer from kept'));
    expect(rows).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('Kafka comes back on the same port with everything that was acknowledged', async () => {
    await createTopic(stack, 'kept');
    await produce(stack, 'kept', ['a', 'b', 'c']);
    const address = stack.kafka.brokers;

    await stack.kafka.kill9();
    expect(stack.kafka.pids).toEqual([]);
    await stack.kafka.start();

    expect(stack.kafka.brokers).toEqual(address);
    expect(await readAll(stack, 'kept', 3)).toEqual(['a', 'b', 'c']);
  }, 60_000);

  it('Kafka whose port another has taken does not take that one for its own', async () => {
    const [node] = stack.kafka.nodes;
    const taken = await mkdtemp(join(tmpdir(), 'muster-spec-'));
    const other = new OwnKafka({
      distribution: await kafkaDistribution(silent),
      folder: taken,
      nodes: [{ ...node!, controllerPort: await freePort() }],
      throwaway: true,
      restart: false,
      watchdog: stack.watchdog,
      log: silent,
    });
    try {
      await expect(other.start()).rejects.toMatchObject({ code: 'kafka_not_started' });
      expect(other.pids).toEqual([]);
    } finally {
      await rm(taken, { recursive: true });
    }
  }, 60_000);

  it('creates a database once, however often it is asked, and drops it again', async () => {
    const urls = await Promise.all([stack.ensureDatabase('twice'), stack.ensureDatabase('twice')]);
    expect(urls[0]).toBe(urls[1]);
    await stack.dropDatabase('twice');
    await expect(withClient(urls[0], (db) => db.query('select 1'))).rejects.toThrow('does not exist');
  });

  it('a topic that was not created is an error, not a new topic', async () => {
    const producer = client(stack).producer({ retry: { retries: 0 } });
    await producer.connect();
    await expect(producer.send({ topic: 'mispelt', messages: [{ value: 'x' }] })).rejects.toThrow(
      'does not host this topic',
    );
    await producer.disconnect();
  });
});

describe('persistent data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-spec-'));
  // Open to enter, so that PostgreSQL's own user finds its data here when the tests run as root.
  chmodSync(folder, 0o711);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'is found again by the second start, on the same ports',
    async () => {
      const first = await startLocalStack({ mode: 'persistent', dataFolder: folder, own: true });
      const url = await first.ensureDatabase('kept');
      await withClient(url, (db) => db.query('create table t as select 1 as n'));
      await createTopic(first, 'kept');
      await produce(first, 'kept', ['a']);
      await first.stop();

      const second = await startLocalStack({ mode: 'persistent', dataFolder: folder, own: true });
      expect(second.kafka.brokers).toEqual(first.kafka.brokers);
      expect(second.postgres.url('kept')).toBe(url);
      const { rows } = await withClient(url, (db) => db.query('select n from t'));
      expect(rows).toEqual([{ n: 1 }]);
      expect(await readAll(second, 'kept', 1)).toEqual(['a']);
      await second.stop();
    },
    patience,
  );

  it('keeps the password of PostgreSQL to its owner', () => {
    expect(statSync(join(folder, 'postgres.password')).mode & 0o077).toBe(0);
  });
});

describe('three brokers', () => {
  let stack: LocalStack;
  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, brokers: 3, without: 'postgres' });
  }, patience);
  afterAll(() => stack.stop());

  it(
    'keep taking writes with acks=all while one of them is dead',
    async () => {
      await createTopic(stack, 'replicated', 3);
      await produce(stack, 'replicated', ['a']);

      await stack.kafka.kill9(2);
      await members(stack, 2);
      await produce(stack, 'replicated', ['b']);
      await stack.kafka.start(2);
      await members(stack, 3);
      await stack.kafka.kill9(1);
      await members(stack, 2);

      expect(await readAll(stack, 'replicated', 2)).toEqual(['a', 'b']);
    },
    patience,
  );
});
