import { testBrokers, testDatabase } from '@muster/local-stack/testing';
import { Metrics } from '@muster/observability';
import { Database, openDataSource, statement } from '@muster/persistence';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { BatchHandler } from '../consumer/batch-context.js';
import { PermanentError } from '../consumer/consumer-errors.js';
import { ConsumerRunner } from '../consumer/consumer-runner.js';
import { eventDecoder } from '../consumer/event-decoder.js';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import { KafkaJsClient } from '../kafka/kafkajs.client.js';
import { ThingSchema } from '../testing/thing-schema.js';
import { haltedConsumers, resumeConsumer } from './halt-reports.js';
import { KillSwitch1764100000000 } from './kill-switch-schema.js';

const effects = statement('t_effects', 'select key from effect');
const positions = statement('t_positions', 'select sum(next_offset) as total from consumer_position');
const writeEffect = statement('t_effect', 'insert into effect (key, version, event_id) values ($1, $2, $3)');

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe('a consumer that cannot apply what it reads', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let kafka: KafkaJsClient;
  let topic: string;
  let group: string;
  let runner: ConsumerRunner;
  let metrics: Metrics;
  let logged: { level: string; message: string; reason?: string }[];

  beforeAll(async () => {
    const test = await testDatabase('kill-switch');
    drop = test.drop;
    const migrations = [ThingSchema, KillSwitch1764100000000];
    database = new Database(
      await openDataSource({ url: test.url, migrations, applicationName: 'test', poolSize: 4 }),
    );
    await database.onModuleInit();
    kafka = new KafkaJsClient({ clientId: 'kill-switch-test', brokers: testBrokers() });
  });
  afterAll(async () => {
    await kafka.disconnect();
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(async () => {
    topic = `kill-switch.${randomUUID()}`;
    group = `kill-switch.${randomUUID()}`;
    logged = [];
    await database.dataSource.query(
      'truncate effect, inbox, consumer_position, dead_letter, parked_key, consumer_halt',
    );
    await kafka.createTopics([{ name: topic, partitions: 2, replicationFactor: 1, config: {} }]);
  });
  afterEach(() => runner.stop());

  const writeEffects: BatchHandler = async (events, { tx }) => {
    for (const event of events) await tx.query(writeEffect, [event.key, event.version, event.id]);
  };
  const refuse: BatchHandler = () => Promise.reject(new PermanentError('refused', 'a bad release'));

  function start(handle: BatchHandler, coolDownMs: number): void {
    metrics = new Metrics();
    runner = new ConsumerRunner(database, kafka, {
      group,
      handlers: new Map([[topic, { handle, inbox: 'kernel' }]]),
      decode: eventDecoder(() => null),
      metrics,
      killSwitch: { deadLetters: 5, share: 0, coolDownMs },
      log: (level, message, details) => logged.push({ level, message, ...details }),
    });
    runner.start();
  }

  /** So many things with one event each. */
  async function publish(count: number, value = '{}'): Promise<void> {
    const time = new Date().toISOString();
    await kafka.publish(
      Array.from({ length: count }, () => randomUUID()).map((key) => ({
        topic,
        key,
        value,
        headers: {
          ce_specversion: '1.0',
          ce_id: uuidv7(),
          ce_source: '/services/thing',
          ce_type: 'muster.thing.changed.v1',
          ce_subject: key,
          ce_time: time,
          ce_dataschema: 'http://localhost/schemas/muster.thing.changed.v1.json',
          ce_partitionkey: key,
          ce_sequence: '1'.padStart(20, '0'),
          ce_tenantid: 'harbour',
          ce_recordedat: time,
          traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
          'content-type': 'application/json',
        },
      })),
    );
  }

  async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 30_000;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error(`not within 30 s: ${what}`);
      await delay(25);
    }
  }
  const applied = async () => (await database.query(effects)).length;
  const letters = async () => (await new DeadLetters(database).list()).length;
  const gauge = async (name: string) =>
    (await metrics.registry.getSingleMetric(name)!.get()).values[0]!.value;

  it('puts a few aside, and halts before a topic lies in the dead letters', async () => {
    let released = 'bad';
    start((events, context) => (released === 'bad' ? refuse : writeEffects)(events, context), 400);
    await publish(40);
    await until('the consumer is halted', () => runner.haltedFor !== undefined);
    expect(await letters()).toBe(5);
    expect(runner.haltedFor).toMatch(
      /^6 of \d+ records could not be applied within 60 s, the latest for refused$/,
    );
    expect(await gauge('muster_consumer_halted')).toBe(1);
    const reached = await database.query(positions);

    await until('it has tried again in vain', async () => (await gauge('muster_consumer_halts_total')) >= 2);
    expect(await letters()).toBe(5);
    expect(await database.query(positions)).toEqual(reached);
    expect(logged.filter(({ level, reason }) => level === 'error' && reason).length).toBeGreaterThanOrEqual(
      2,
    );

    released = 'mended';
    await until('everything else is applied', async () => (await applied()) === 35);
    expect(runner.haltedFor).toBeUndefined();
    expect(await gauge('muster_consumer_halted')).toBe(0);
    expect(await letters()).toBe(5);
  });

  it('does not halt for a burst of poison that its limit allows', async () => {
    start(writeEffects, 60_000);
    await publish(5, '{not json');
    await publish(20);
    await until('the good ones are applied', async () => (await applied()) === 20);
    await until('the bad ones are put aside', async () => (await letters()) === 5);
    expect(runner.haltedFor).toBeUndefined();
    const dead = logged.filter(({ message }) => message.includes('dead letter'));
    expect(dead).toHaveLength(5);
    expect(dead[0]).toMatchObject({
      level: 'error',
      topic,
      error_code: 'bad_json',
      event_id: expect.stringMatching(UUID),
      ticket_id: expect.stringMatching(UUID),
      tenant_id: 'harbour',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
    });
  });

  it('says to its operators that it is halted, and goes on when they allow it', async () => {
    start(writeEffects, 3_600_000);
    await publish(12, '{not json');
    await publish(3);
    await until('it is reported', async () => (await haltedConsumers(database)).length === 1);
    expect(await haltedConsumers(database)).toMatchObject([
      { consumer: group, reason: expect.stringContaining('the latest for bad_json') },
    ]);
    expect(await resumeConsumer(database, 'somebody else')).toBe(false);
    expect(await resumeConsumer(database, group, 20)).toBe(true);
    await until('everything is settled', async () => (await letters()) === 12 && (await applied()) === 3);
    expect(runner.haltedFor).toBeUndefined();
    await until('nothing is reported', async () => (await haltedConsumers(database)).length === 0);
  });

  it('leaves at once when it is stopped while halted', async () => {
    start(refuse, 3_600_000);
    await publish(12);
    await until('the consumer is halted', () => runner.haltedFor !== undefined);
    const asked = performance.now();
    await runner.stop();
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await letters()).toBeLessThanOrEqual(5);
  });
});
