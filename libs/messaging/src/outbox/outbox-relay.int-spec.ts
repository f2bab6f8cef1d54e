import { testBrokers, testDatabase } from '@muster/local-stack/testing';
import { Metrics } from '@muster/observability';
import { Database, openDataSource, statement, systemScheduler } from '@muster/persistence';
import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { FetchedMessage, KafkaClient, RunningConsumer } from '../kafka/kafka-client.js';
import { KafkaJsClient } from '../kafka/kafkajs.client.js';
import { EventStore } from '../store/event-store.js';
import { newId } from '../store/new-id.js';
import { shardOf, SHARDS } from '../store/shard.js';
import { changeThing } from '../testing/change-thing.js';
import { ThingSchema, thingStateSql } from '../testing/thing-schema.js';
import { messageEncoder } from './message-encoder.js';
import { OutboxMetrics } from './outbox-metrics.js';
import { OutboxRelay } from './outbox-relay.js';
import { packMessages } from './packed-messages.js';
import { LOCK_SPACE, openShardSession } from './shard-session.js';

describe('OutboxRelay', () => {
  const topic = `relay.${randomUUID()}`;
  let database: Database;
  let drop: () => Promise<void>;
  let kafka: KafkaJsClient;
  let consumer: RunningConsumer;
  let received: FetchedMessage[] = [];
  let arrived: (() => void) | undefined;
  let store: EventStore;
  const relays: OutboxRelay[] = [];

  beforeAll(async () => {
    const test = await testDatabase('outbox-relay');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [ThingSchema],
        applicationName: 'test',
        poolSize: 12,
      }),
    );
    await database.onModuleInit();
    kafka = new KafkaJsClient({ clientId: 'relay-test', brokers: testBrokers() });
    await kafka.createTopics([{ name: topic, partitions: 4, replicationFactor: 1, config: {} }]);
    consumer = await kafka.consume({
      group: `relay.${randomUUID()}`,
      topics: [topic],
      onBatch: async (batch) => {
        received.push(...batch.messages);
        arrived?.();
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
  });
  afterAll(async () => {
    await consumer.stop();
    await kafka.disconnect();
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(() => {
    received = [];
    store = new EventStore(database, {
      service: 'thing',
      topic,
      stateSql: thingStateSql,
      validate: () => undefined,
      onCommitted: () => relays.forEach((relay) => relay.wake()),
    });
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await noShardHeld();
  });

  /** A session that was closed holds its shards until PostgreSQL has noticed. */
  async function noShardHeld(): Promise<void> {
    for (;;) {
      const [row] = await database.dataSource.query<{ held: number }[]>(
        `select count(*)::int as held from pg_locks where locktype = 'advisory' and classid = $1
         and database = (select oid from pg_database where datname = current_database())`,
        [LOCK_SPACE],
      );
      if (row!.held === 0) return;
    }
  }

  function startRelay(on = database, scheduler = systemScheduler, through: KafkaClient = kafka): OutboxRelay {
    const relay = new OutboxRelay(on, through, {
      scheduler,
      toMessages: messageEncoder({ service: 'thing', publicUrl: 'http://localhost' }),
      metrics: new OutboxMetrics(new Metrics()),
    });
    relays.push(relay);
    relay.start();
    return relay;
  }

  /** Resolves when at least `count` distinct messages have come. */
  async function distinct(count: number): Promise<void> {
    for (;;) {
      const next = new Promise<void>((resolve) => (arrived = resolve));
      if (new Set(received.map((message) => message.headers.ce_id)).size >= count) return;
      await next;
    }
  }

  const versionsOf = (key: string) =>
    received.filter((message) => message.key === key).map((message) => Number(message.headers.ce_sequence));

  it('publishes each key in order, with CloudEvents headers, and empties the outbox', async () => {
    startRelay();
    const keys = Array.from({ length: 20 }, () => randomUUID());
    await Promise.all(keys.map((key) => store.save(changeThing(key, 0, 5))));
    await Promise.all(keys.map((key) => store.save(changeThing(key, 5, 3))));
    await distinct(160);
    for (const key of keys) expect(versionsOf(key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(received[0]!.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_source: '/services/thing',
      ce_type: 'muster.thing.changed.v1',
      ce_tenantid: 'harbour',
      ce_time: '2026-03-01T08:00:00.000Z',
      'content-type': 'application/json',
    });
    expect(received[0]!.value!.toString()).not.toContain('secret');
    await relays[0]!.stop();
    expect(await database.query(statement('t_count', 'select * from outbox'))).toEqual([]);
  });

  it('delays a row that was committed late, never loses it and never lets its successor overtake it', async () => {
    const late = randomUUID();
    const early = randomUUID();
    const slow: PoolClient = await database.session();
    await slow.query('begin');
    await insertOutbox(slow, late, 1); // draws the lower position
    startRelay();
    await store.save(changeThing(early, 0, 1));
    await distinct(1);
    await slow.query('commit');
    await insertOutbox(slow, late, 2);
    slow.release();
    relays[0]!.wake();
    await distinct(3);
    expect(versionsOf(late)).toEqual([1, 2]);
  });

  async function insertOutbox(client: PoolClient, key: string, version: number): Promise<void> {
    await client.query(
      `insert into outbox (shard, topic, key, first_version, version, tenant_id, message_count, messages)
       values ($1, $2, $3, $4, $4, 'harbour', 1, $5)`,
      [
        ...[shardOf(key), topic, key, version],
        packMessages([
          {
            id: newId(),
            version,
            type: 'muster.thing.changed.v1',
            occurredAt: Date.now(),
            payload: '{}',
          },
        ]),
      ],
    );
  }

  it('publishes the other shards while one that failed is tried again, and that one in order', async () => {
    const sick = randomUUID();
    const tried = Promise.withResolvers<void>();
    const mended = Promise.withResolvers<void>();
    const through = Object.create(kafka) as KafkaClient;
    through.publish = async (messages, apart) => {
      if (messages.some(({ key }) => key === sick)) {
        if (!apart) throw new Error('this topic is missing');
        tried.resolve();
        await mended.promise;
      }
      await kafka.publish(messages, apart);
    };
    startRelay(database, systemScheduler, through);
    await store.save(changeThing(sick, 0, 2));
    await tried.promise;
    const others = Array.from({ length: 64 }, () => randomUUID()).filter(
      (key) => shardOf(key) !== shardOf(sick),
    );
    await store.save(changeThing(sick, 2, 1));
    for (const key of others.slice(0, 4)) await store.save(changeThing(key, 0, 2));
    await distinct(8);
    expect(versionsOf(sick)).toEqual([]);
    mended.resolve();
    await distinct(11);
    expect(versionsOf(sick)).toEqual([1, 2, 3]);
  });

  it('gives its shards to another relay when its session dies', async () => {
    startRelay();
    await store.save(changeThing(randomUUID(), 0));
    await distinct(1);
    startRelay(); // finds every shard taken
    await database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = $1 and pid <> pg_backend_pid()
       and database = (select oid from pg_database where datname = current_database())`,
      [LOCK_SPACE],
    );
    const keys = Array.from({ length: 32 }, () => randomUUID());
    await Promise.all(keys.map((key) => store.save(changeThing(key, 0, 2))));
    await distinct(65);
    for (const key of keys) expect([...new Set(versionsOf(key))]).toEqual([1, 2]);
  });

  it('leaves a server that takes no writes any more, where nothing to publish would ever turn up', async () => {
    const sessions: PoolClient[] = [];
    let opened = Promise.withResolvers<void>();
    const watched = Object.create(database) as Database;
    watched.session = async () => {
      const session = await database.session();
      sessions.push(session);
      opened.resolve();
      return session;
    };
    // Ten seconds pass in one.
    const scheduler = { ...systemScheduler, now: () => 10 * systemScheduler.now() };
    startRelay(watched, scheduler);
    await opened.promise;
    opened = Promise.withResolvers<void>();
    await sessions[0]!.query('set default_transaction_read_only = on'); // as a former primary does to the sessions that it still has
    await opened.promise;
    await store.save(changeThing(randomUUID(), 0));
    await distinct(1);
    expect(sessions).toHaveLength(2);
  });

  it('takes the shards over from one that is frozen', async () => {
    const frozen = await openShardSession(database, systemScheduler, 500); // and asks nothing any more
    expect(frozen.shards).toHaveLength(SHARDS);
    startRelay();
    await store.save(changeThing(randomUUID(), 0));
    await distinct(1);
    await expect(frozen.pending(frozen.shards, 0, 1)).rejects.toThrow(
      /idle-session timeout|terminated|not queryable/,
    );
    await frozen.close();
  });

  it('takes the shards over when the process that held them ends', async () => {
    const first = startRelay();
    await store.save(changeThing(randomUUID(), 0));
    await distinct(1);
    startRelay(); // finds every shard taken, and waits
    await first.stop();
    await store.save(changeThing(randomUUID(), 0));
    await distinct(2);
  });

  it('reads the queue by its primary key, whatever the planner believes of the table', async () => {
    await database.dataSource.query('analyze outbox');
    const client = await database.session();
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select position from outbox where position > 5 and shard = any('{1,2}'::smallint[]) order by position limit 100`,
    );
    client.release(true);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using outbox_pkey');
    expect(plan).not.toContain('Sort');
  });
});
