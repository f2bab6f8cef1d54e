import { testBrokers, testDatabase } from '@muster/local-stack/testing';
import { Metrics } from '@muster/observability';
import { Database, openDataSource, type Queryable, type Statement, statement } from '@muster/persistence';
import { randomBytes, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { parkedKeys, selectParked } from '../dead-letters/dead-letter-rows.js';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import type { OutgoingMessage } from '../kafka/kafka-client.js';
import { KafkaJsClient } from '../kafka/kafkajs.client.js';
import { ThingSchema } from '../testing/thing-schema.js';
import { BacklogWatch } from './backlog-watch.js';
import type { BatchHandler } from './batch-context.js';
import { PermanentError } from './consumer-errors.js';
import { ConsumerRunner } from './consumer-runner.js';
import { eventDecoder } from './event-decoder.js';
import type { StandingPartition } from './standing-partitions.js';

const effects = statement('t_effects', 'select key, version from effect order by key, version');
const writeEffect = statement('t_effect', 'insert into effect (key, version, event_id) values ($1, $2, $3)');

describe('ConsumerRunner', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let kafka: KafkaJsClient;
  let topic: string;
  let group: string;
  let runners: ConsumerRunner[];
  let committed: (() => void) | undefined;

  beforeAll(async () => {
    const test = await testDatabase('consumer-runner');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [ThingSchema],
        applicationName: 'test',
        poolSize: 8,
      }),
    );
    await database.onModuleInit();
    kafka = new KafkaJsClient({ clientId: 'runner-test', brokers: testBrokers() });
  });
  afterAll(async () => {
    await kafka.disconnect();
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(async () => {
    topic = `runner.${randomUUID()}`;
    group = `runner.${randomUUID()}`;
    runners = [];
    await database.dataSource.query('truncate effect, inbox, consumer_position, dead_letter, parked_key');
    await kafka.createTopics([{ name: topic, partitions: 3, replicationFactor: 1, config: {} }]);
  });
  afterEach(() => Promise.all(runners.map((runner) => runner.stop())));

  const writeEffects: BatchHandler = async (events, { tx, afterCommit }) => {
    for (const event of events) await tx.query(writeEffect, [event.key, event.version, event.id]);
    afterCommit(() => committed?.());
  };

  function start(
    handle: BatchHandler = writeEffects,
    log?: (message: string, details: { pause_ms?: number }) => void,
  ): ConsumerRunner {
    const runner = new ConsumerRunner(database, kafka, {
      group,
      handlers: new Map([[topic, { handle, inbox: 'kernel' }]]),
      decode: eventDecoder(() => null),
      metrics: new Metrics(),
      log: (_, message, details) => log?.(message, details),
    });
    runners.push(runner);
    runner.start();
    return runner;
  }

  function event(
    key: string,
    version: number,
    overrides: Partial<OutgoingMessage> & { id?: string } = {},
  ): OutgoingMessage {
    const time = new Date().toISOString();
    return {
      topic,
      key,
      value: JSON.stringify({ version }),
      ...overrides,
      headers: {
        ce_specversion: '1.0',
        ce_id: overrides.id ?? uuidv7(),
        ce_source: '/services/thing',
        ce_type: 'muster.thing.changed.v1',
        ce_subject: key,
        ce_time: time,
        ce_dataschema: 'http://localhost/schemas/muster.thing.changed.v1.json',
        ce_partitionkey: key,
        ce_sequence: String(version).padStart(20, '0'),
        ce_tenantid: 'harbour',
        ce_recordedat: time,
        'content-type': 'application/json',
        ...overrides.headers,
      },
    };
  }

  /** Resolves when the condition holds; it is looked at after every commit of a handler and every 50 ms for changes elsewhere. */
  async function until(condition: () => Promise<boolean>): Promise<void> {
    for (;;) {
      const change = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        committed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (await condition()) return;
      await change;
    }
  }
  const countEffects = async () => (await database.query(effects)).length;
  const effectsAre = (count: number) => until(async () => (await countEffects()) >= count);
  const openLetters = async () => new DeadLetters(database).list();

  it('applies every event once, in order per key, whatever is delivered twice', async () => {
    const twice = event('a', 2);
    await kafka.publish([event('a', 1), twice, twice, event('a', 3), event('b', 1)]);
    await kafka.publish([twice]);
    start();
    await effectsAre(4);
    await kafka.publish([twice, event('a', 4)]);
    await effectsAre(5);
    expect(await database.query(effects)).toEqual([
      { key: 'a', version: 1 },
      { key: 'a', version: 2 },
      { key: 'a', version: 3 },
      { key: 'a', version: 4 },
      { key: 'b', version: 1 },
    ]);
  });

  it('goes on where the database says, not where Kafka says', async () => {
    await kafka.publish([event('a', 1), event('a', 2)]);
    const first = start();
    await effectsAre(2);
    await first.stop();
    group = `${group}.renamed-in-kafka-only`;
    await database.dataSource.query('update consumer_position set consumer = $1', [group]);
    await database.dataSource.query('truncate inbox');
    await kafka.publish([event('a', 3)]);
    start();
    await effectsAre(3);
    expect((await database.query<{ version: number }>(effects)).map((row) => row.version)).toEqual([1, 2, 3]);
  });

  it('reads again from the beginning when its positions are gone, without waiting for new records', async () => {
    await kafka.publish([event('a', 1), event('a', 2)]);
    const first = start();
    await effectsAre(2);
    await first.stop(); // commits the offset to Kafka
    await database.dataSource.query('truncate consumer_position, inbox, effect');
    start();
    await effectsAre(2);
  });

  it('goes back where its position was set back, without waiting for new records or for a restart', async () => {
    const runner = start();
    await kafka.publish([event('a', 1), event('a', 2)]);
    await until(async () => (await database.query(effects)).length === 2);
    const positions = () =>
      database.dataSource.query<{ next_offset: string }[]>(
        'select next_offset from consumer_position order by 1',
      );
    const atTheEnd = await positions();
    await database.dataSource.query('update consumer_position set next_offset = 0');
    const of = {
      group,
      topics: [topic],
      onStanding: (standing: readonly StandingPartition[]) => runner.nudge(standing),
    };
    const watch = new BacklogWatch(database, kafka, of, new Metrics());
    await watch.look();
    expect(await positions()).not.toEqual(atTheEnd);
    await watch.look();
    await until(async () => isDeepStrictEqual(await positions(), atTheEnd));
    expect(await database.query(effects)).toHaveLength(2);
  });

  it('makes its client anew when asking again does not help, and leaves to others what is theirs', async () => {
    const said: string[] = [];
    const runner = start(writeEffects, (message) => said.push(message));
    await kafka.publish([event('a', 1)]);
    await until(async () => (await database.query(effects)).length === 1);
    runner.nudge([{ topic: 'of another', partition: 0, position: 0 }]);
    expect(said).toEqual([]);
    const standing = [0, 1, 2].map((partition) => ({ topic, partition, position: 1 }));
    for (let looks = 1; looks <= 3; looks++) runner.nudge(standing);
    expect(said.map((message) => message.split(';')[0])).toEqual([
      'partitions stand still',
      'partitions stand still',
      'the Kafka client gave up',
    ]);
    expect(runner.isAssigned).toBe(false);
    await kafka.publish([event('a', 2)]);
    await until(async () => (await database.query(effects)).length === 2);
    expect(runner.isAssigned).toBe(true);
    const before = said.length;
    runner.nudge(standing); // a new client reads no more there: once is enough
    expect([said.length, runner.isAssigned]).toEqual([before, true]);
  });

  it('replays up to the record that fails, and goes on once that one is discarded', async () => {
    await kafka.publish([
      event('bad', 1, { value: '{not json' }),
      event('bad', 2),
      event('bad', 3, { value: '{nor this' }),
      event('bad', 4),
    ]);
    const runner = start();
    await until(async () => (await openLetters()).length === 4);
    const letters = new DeadLetters(database);
    expect(await letters.discard(group, topic, 'bad', 'broken at its source')).toBe(1);
    await expect(runner.replay(topic, 'bad')).rejects.toMatchObject({ code: 'bad_json' });
    expect(await openLetters()).toMatchObject([
      { state: 'dead', errorCode: 'bad_json', attempts: 1 },
      { state: 'parked' },
    ]);
    expect(await letters.discard(group, topic, 'bad', 'broken at its source')).toBe(1);
    expect(await runner.replay(topic, 'bad')).toBe(1);
    await kafka.publish([event('bad', 5)]);
    await effectsAre(3);
    expect((await database.query<{ version: number }>(effects)).map((row) => row.version)).toEqual([2, 4, 5]);
  });

  it('puts a poisoned record into the dead letters, parks its key, and lets everything else flow', async () => {
    await kafka.publish([
      event('good', 1),
      event('bad', 1, { value: '{not json' }),
      event('bad', 2),
      event('good', 2),
      event('headless', 1, { headers: { ce_type: '' } }),
      event('unstorable', 1, { headers: { ce_type: '', note: 'a\u0000b' } }),
      event('bad', 3),
    ]);
    start();
    await until(async () => (await openLetters()).length === 5);
    await effectsAre(2);
    expect(await openLetters()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ key: 'bad', state: 'dead' }),
        expect.objectContaining({ key: 'bad', state: 'parked' }),
        expect.objectContaining({ key: 'headless', state: 'dead' }),
        expect.objectContaining({ key: 'unstorable', state: 'dead' }),
      ]),
    );
    expect(await database.query(effects)).toEqual([
      { key: 'good', version: 1 },
      { key: 'good', version: 2 },
    ]);
  });

  it('puts aside what has a key that no index takes, in its order, and knows it by its whole key', async () => {
    const long = randomBytes(4_000).toString('hex');
    await kafka.publish([event(long, 1, { value: '{not json' }), event(long, 2), event('good', 1)]);
    const runner = start();
    await until(async () => (await openLetters()).length === 2);
    await effectsAre(1);
    expect(await openLetters()).toMatchObject([{ state: 'dead' }, { state: 'parked' }]);
    expect(await new DeadLetters(database).discard(group, topic, long, 'broken at its source')).toBe(1);
    expect(await runner.replay(topic, long)).toBe(1);
    await kafka.publish([event(long, 3)]);
    await effectsAre(3);
    expect((await database.query<{ key: string }>(effects)).filter(({ key }) => key === long)).toHaveLength(
      2,
    );
  });

  it('puts aside what fails for a reason of which half a character would be kept, or none', async () => {
    await kafka.publish([event('a', 1), event('b', 1)]);
    const reasons = { a: new PermanentError('refused', `${'x'.repeat(1_999)}😀`), b: undefined };
    start(([first]) => Promise.reject(reasons[first!.key as 'a' | 'b']));
    await until(async () => (await openLetters()).length === 2);
    expect((await openLetters()).find(({ key }) => key === 'a')!.errorMessage).toMatch(/^x{1999}\ufffd$/);
  });

  it('finds the one event in a large batch that its handler refuses, and replays its key in order once the handler is mended', async () => {
    const all = Array.from({ length: 200 }, (_, index) =>
      event(`k${index % 20}`, Math.floor(index / 20) + 1),
    );
    await kafka.publish(all);
    let mended = false;
    const runner = start(async (events, context) => {
      const culprit = events.find((each) => each.key === 'k7' && each.version === 4);
      if (culprit && !mended) throw new PermanentError('refused', 'not this one');
      await writeEffects(events, context);
    });
    await until(async () => (await openLetters()).length === 7);
    await effectsAre(193);
    expect((await openLetters()).filter((letter) => letter.state === 'dead')).toMatchObject([
      { key: 'k7', errorCode: 'refused', attempts: 1 },
    ]);

    await expect(runner.replay(topic, 'k7')).rejects.toMatchObject({ code: 'refused' });
    mended = true;
    expect(await runner.replay(topic, 'k7')).toBe(7);
    expect(await openLetters()).toEqual([]);
    await kafka.publish([event('k7', 11)]);
    await effectsAre(201);
    const k7 = (await database.query<{ key: string; version: number }>(effects)).filter(
      (row) => row.key === 'k7',
    );
    expect(k7.map((row) => row.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('applies other keys while one is being replayed', async () => {
    await kafka.publish([event('bad', 1, { value: '{not json' }), event('bad', 2)]);
    const replaying = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const runner = start(async (events, context) => {
      if (events.some(({ key }) => key === 'bad')) {
        replaying.resolve();
        await release.promise;
      }
      await writeEffects(events, context);
    });
    await until(async () => (await openLetters()).length === 2);
    await new DeadLetters(database).discard(group, topic, 'bad', 'broken at its source');
    const replayed = runner.replay(topic, 'bad');
    await replaying.promise;
    await kafka.publish([event('good', 1)]);
    await effectsAre(1);
    release.resolve();
    expect(await replayed).toBe(1);
    expect(await countEffects()).toBe(2);
  });

  it('locks the keys of a batch, found by the index, however many are parked', async () => {
    await database.dataSource.query(
      `insert into parked_key (consumer, topic, key) select $1, $2, 'key-' || n from generate_series(1, 20000) as n`,
      [group, topic],
    );
    const records = ['key-7', 'key-19000', 'key-7', 'good', null].map((key) => ({ topic, key }));
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    const tx = { query: (sql: Statement, values: unknown[]) => runner.query(sql.text, values) } as Queryable;
    expect(await parkedKeys(tx, group, records)).toEqual(new Set([`${topic} key-7`, `${topic} key-19000`]));
    const [{ locked }] = await runner.query(`select count(*)::int as locked from parked_key where xmax <> 0`);
    expect(locked).toBe(2);
    const plan = await runner.query(`explain ${selectParked.text}`, [group, '[]']);
    expect(JSON.stringify(plan)).toMatch('Index Scan using parked_key_pkey');
    await runner.rollbackTransaction();
    await runner.release();
  });

  it('tries an unclear error a few times before it gives up', async () => {
    let attempts = 0;
    await kafka.publish([event('a', 1)]);
    start(async () => {
      attempts += 1;
      throw new TypeError('a bug');
    });
    await until(async () => (await openLetters()).length === 1);
    expect(attempts).toBeGreaterThanOrEqual(3); // of one fetch: who joins the group anew fetches, and counts, again
    expect((await openLetters())[0]).toMatchObject({ state: 'dead', attempts: 3, errorMessage: 'a bug' });
  });

  it('does not take a transaction for committed in which a statement failed, although the handler went on', async () => {
    await kafka.publish([event('a', 1)]);
    start(async (_, { tx }) => {
      await tx.query(statement('t_broken', 'select 1 / 0')).catch(() => undefined);
    });
    await until(async () => (await openLetters()).length === 1);
    expect((await openLetters())[0]).toMatchObject({ state: 'dead', errorCode: 'transaction_failed' });
  });

  it('waits out a database that drops its connections, and doubles nothing', async () => {
    let dropped = 0;
    await kafka.publish([event('a', 1), event('a', 2), event('a', 3)]);
    start(async (events, context) => {
      await writeEffects(events, context);
      if (dropped++ < 3) {
        await database.dataSource
          .query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
          )
          .catch(() => undefined);
      }
    });
    await until(async () => (await countEffects().catch(() => 0)) === 3); // this query's connection is dropped, too
    expect(await database.query(effects)).toHaveLength(3);
    expect(await openLetters()).toEqual([]);
  });

  it('is not taken for well while it crashes over records that it cannot read, and joins less and less often', async () => {
    topic = `runner.${randomUUID()}`;
    const config = { 'compression.type': 'lz4' };
    await kafka.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, config }]);
    await kafka.publish([event('a', 1)]);
    const rests: number[] = [];
    const runner = start(writeEffects, (message, { pause_ms }) => {
      if (message.includes('gave up')) rests.push(pause_ms!);
      committed?.();
    });
    await until(async () => rests.length === 4);
    expect(runner.isAssigned).toBe(false);
    expect(runner.crashesFor).toMatch('compressed with lz4');
    expect(rests[3]).toBeGreaterThan(2 * rests[0]!); // a half of each is left to chance
    await until(async () => rests.length === 5);
    expect(runner.isAssigned).toBe(false);
  });

  it('lets only one of two owners of a partition commit', async () => {
    await kafka.publish([event('a', 1)]);
    const blocked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    start(async (events, context) => {
      await writeEffects(events, context);
      blocked.resolve();
      await release.promise;
    });
    await blocked.promise;
    // What a second owner does after a rebalance that the first has not noticed: the same position, the same message.
    const zombie = database.dataSource.query(
      `insert into consumer_position as p values ($1, $2, 0, 1), ($1, $2, 1, 1), ($1, $2, 2, 1)
       on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset where p.next_offset = 0 returning partition`,
      [group, topic],
    );
    release.resolve();
    const advanced: unknown[] = await zombie;
    expect(advanced).toHaveLength(2); // the two partitions that the first owner has not touched
    await effectsAre(1);
    expect(await database.query(effects)).toHaveLength(1);
  });
});
