import { testBrokers } from '@muster/local-stack/testing';
import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { contractTopics } from './contract-topics.js';
import { KafkaJsClient } from './kafkajs.client.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

describe('a topic of the contract', () => {
  const brokers = testBrokers();
  const client = new KafkaJsClient({ clientId: 'contract-topics', brokers });
  const admin = new Kafka({ clientId: 'contract-topics', brokers, logLevel: logLevel.NOTHING }).admin();
  const [topic] = contractTopics({
    service: 'escalation',
    topicPrefix: `${randomUUID()}.`,
    replicationFactor: 1,
    partitions: 1,
  });
  const now = Date.now;

  beforeAll(async () => {
    await Promise.all([client.connect(), admin.connect()]);
    await client.createTopics([topic!]);
  });
  afterEach(() => (Date.now = now));
  afterAll(() => Promise.all([client.disconnect(), admin.disconnect()]));

  it('takes records as old as they are in the broker, however wrong the clock of who sends them', async () => {
    const began = now();
    for (const wrong of [-400 * DAY_MS, 0, 2 * DAY_MS]) {
      Date.now = () => now() + wrong;
      await client.publish([{ topic: topic!.name, key: 'key', headers: {}, value: String(wrong) }]);
    }
    Date.now = now;
    const since = (time: number) => admin.fetchTopicOffsetsByTimestamp(topic!.name, time);
    expect(await since(began - MINUTE_MS)).toEqual([{ partition: 0, offset: '0' }]);
    expect(await since(now() + MINUTE_MS)).toEqual([{ partition: 0, offset: '3' }]); // none: the end of the topic
  });

  it('holds nothing compressed, however it was sent', async () => {
    const sent = randomUUID();
    const producer = new Kafka({ clientId: 'else', brokers, logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    const messages = [{ key: 'key', value: sent }];
    await producer.send({ topic: topic!.name, messages, compression: CompressionTypes.ZSTD });
    await producer.disconnect();
    const unpacked = CompressionCodecs[CompressionTypes.ZSTD];
    const came = Promise.withResolvers<void>();
    CompressionCodecs[CompressionTypes.ZSTD] = () => came.reject(new Error('it is compressed'));
    try {
      await client.consume({
        group: topic!.name,
        topics: [topic!.name],
        onBatch: async ({ messages }) => {
          if (messages.some(({ value }) => value!.toString() === sent)) came.resolve();
          return { next: messages.at(-1)!.offset + 1 };
        },
      });
      await came.promise;
    } finally {
      CompressionCodecs[CompressionTypes.ZSTD] = unpacked;
    }
  });
});
