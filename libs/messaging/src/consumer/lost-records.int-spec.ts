import { testDatabase } from '@muster/local-stack/testing';
import { Metrics } from '@muster/observability';
import { Database, openDataSource } from '@muster/persistence';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { Operating1764200000000 } from '../operating/operating-schema.js';
import { rewindPositions } from '../operating/rewind-positions.js';
import { ThingSchema } from '../testing/thing-schema.js';
import { BacklogWatch } from './backlog-watch.js';
import { lostRecords } from './lost-records.js';
import { advancePositions } from './positions.js';

const of = { group: 'reader', topics: ['things'] };

describe('a watch over a log that became shorter', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let metrics: Metrics;
  /** What Kafka says the end is, look by look; the last one stays. */
  let ends: number[];

  beforeAll(async () => {
    const test = await testDatabase('lost-records');
    drop = test.drop;
    const migrations = [ThingSchema, Operating1764200000000];
    database = new Database(
      await openDataSource({ url: test.url, migrations, applicationName: 'test', poolSize: 2 }),
    );
  });
  afterAll(async () => {
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate operator_action, consumer_position');
    metrics = new Metrics();
  });

  const watch = (): BacklogWatch => {
    const lag = () =>
      Promise.resolve([
        { topic: 'things', partition: 0, committed: null, end: ends.length > 1 ? ends.shift()! : ends[0]! },
      ]);
    return new BacklogWatch(database, { lag } as unknown as KafkaClient, of, metrics);
  };
  const isLost = async (): Promise<boolean> => (await lostRecords(database, of.group)).lost;
  const readTo = (next: number) =>
    advancePositions(database, of.group, [{ topic: 'things', partition: 0, expected: null, next }]);
  const shown = async (): Promise<string> =>
    /^muster_kafka_lost_records(?:\{\})? (\d)$/m.exec(await metrics.registry.metrics())![1]!;

  it('keeps it, also when the log has grown past the position since', async () => {
    const watching = watch();
    ends = [10];
    await watching.look();
    expect(await isLost()).toBe(false);
    ends = [3];
    await watching.look();
    expect([await isLost(), await shown()]).toEqual([true, '1']);
    ends = [30];
    await watching.look();
    expect([await isLost(), await shown()]).toEqual([true, '1']);
  });

  it('sees it by the position of a consumer that was away', async () => {
    await readTo(7);
    ends = [2];
    await watch().look();
    expect(await isLost()).toBe(true);
  });

  it('does not believe a broker that says otherwise a moment later', async () => {
    await readTo(7);
    ends = [2, 8];
    await watch().look();
    expect(await isLost()).toBe(false);
  });

  it('is content when the consumer was rewound, and notes it once', async () => {
    const watching = watch();
    await readTo(7);
    ends = [2];
    await watching.look();
    await watch().look();
    expect(
      await database.dataSource.query(`select from operator_action where action = 'kafka.lost_records'`),
    ).toHaveLength(1);
    await rewindPositions(database, of.group, 'operator-7', 'recover');
    await watching.look();
    expect([await isLost(), await shown()]).toEqual([false, '0']);
  });

  it('does not blame the new log for what the one before a rewinding had', async () => {
    const watching = watch();
    ends = [10];
    await watching.look();
    await rewindPositions(database, of.group, 'operator-7', 'recover');
    ends = [1];
    await watching.look();
    expect(await isLost()).toBe(false);
  });
});
