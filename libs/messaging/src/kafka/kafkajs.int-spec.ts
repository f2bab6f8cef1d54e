import { testBrokers } from '@muster/local-stack/testing';
import { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { kafkaConformance } from '../testing/index.js';
import type { OutgoingMessage } from './kafka-client.js';
import { KafkaJsClient } from './kafkajs.client.js';

describe('the kafkajs driver', () => {
  kafkaConformance((clientId) => new KafkaJsClient({ clientId, brokers: testBrokers() }));

  it('says that it has to join anew when the clock is set back, because its heart has stopped beating', async () => {
    const client = new KafkaJsClient({ clientId: 'set-back', brokers: testBrokers() });
    const topic = `set-back.${randomUUID()}`;
    await client.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, config: {} }]);
    const assigned = Promise.withResolvers<void>();
    const crashed = Promise.withResolvers<Error>();
    const rightTime = Date.now;
    try {
      await client.consume({
        group: topic,
        topics: [topic],
        onBatch: async (batch) => ({ next: batch.messages.at(-1)!.offset + 1 }),
        onAssigned: () => assigned.resolve(),
        onCrash: (error) => crashed.resolve(error),
      });
      await assigned.promise;
      Date.now = () => rightTime() - 3_600_000;
      expect((await crashed.promise).message).toMatch(/set back/);
    } finally {
      Date.now = rightTime;
      await client.disconnect();
    }
  });

  it('does not keep back what stands before a record that no broker takes', async () => {
    const client = new KafkaJsClient({ clientId: 'refused', brokers: testBrokers() });
    const topic = `refused.${randomUUID()}`;
    const config = { 'cleanup.policy': 'compact' }; // takes no record without a key
    await client.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, config }]);
    const record = (value: string, key: string | null = 'key') => ({ topic, key, value, headers: {} });
    const records = ['1', '2', '3', '4'].map((value) => record(value));
    const given = [...records, record('never', null), record('5')] as OutgoingMessage[];
    const found = new Set<string>();
    const complete = Promise.withResolvers<void>();
    try {
      await expect(client.publish(given)).rejects.toMatchObject({ type: 'INVALID_RECORD' });
      await client.consume({
        group: topic,
        topics: [topic],
        onBatch: async ({ messages }) => {
          for (const { value } of messages) found.add(value!.toString());
          if (found.size >= records.length) complete.resolve();
          return { next: messages.at(-1)!.offset + 1 };
        },
      });
      await complete.promise;
      expect([...found]).toEqual(['1', '2', '3', '4']);
    } finally {
      await client.disconnect();
    }
  });

  it('writes every batch of those that are published at once, also while one of them is tried again', async () => {
    const client = new KafkaJsClient({ clientId: 'at-once', brokers: testBrokers() });
    const [topic, gone] = [`at-once.${randomUUID()}`, `gone.${randomUUID()}`];
    const record = (of: string, value: string) => ({ topic: of, key: 'key', value, headers: {} });
    await client.createTopics(
      [topic, gone].map((name) => ({ name, partitions: 1, replicationFactor: 1, config: {} })),
    );
    const admin = new Kafka({ clientId: 'at-once', brokers: [...testBrokers()] }).admin();
    const beside = Array.from({ length: 5 }, (_, index) => `beside it ${index}`);
    const found = new Set<string>();
    const complete = Promise.withResolvers<void>();
    try {
      await client.publish([record(topic, 'first'), record(gone, 'first')]);
      await admin.connect();
      await admin.deleteTopics({ topics: [gone] });
      // The broker takes one half of the first batch; the library then tries both again, with the same numbers.
      const outcomes = await Promise.allSettled([
        client.publish([record(topic, 'with what is refused'), record(gone, 'refused')]),
        ...beside.map((value) => client.publish([record(topic, value)])),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', ...beside.map(() => 'fulfilled')]);
      await client.publish([record(topic, 'last')]);
      await client.consume({
        group: topic,
        topics: [topic],
        onBatch: async ({ messages }) => {
          for (const { value } of messages) found.add(value!.toString());
          if (found.has('last')) complete.resolve();
          return { next: messages.at(-1)!.offset + 1 };
        },
      });
      await complete.promise;
      expect([...found]).toEqual(expect.arrayContaining(beside));
    } finally {
      await admin.disconnect();
      await client.disconnect();
    }
  }, 60_000);

  it('keeps no connection for a subscription that came to nothing', async () => {
    const open = () => process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap').length;
    const before = open();
    const client = new KafkaJsClient({ clientId: 'nothing', brokers: testBrokers() });
    const topics = [`missing.${randomUUID()}`];
    const onBatch = () => Promise.reject(new Error('there is none'));
    await expect(client.consume({ group: topics[0]!, topics, onBatch })).rejects.toThrow();
    while (open() > before) await new Promise((resolve) => setImmediate(resolve)); // closed is not gone yet
    await client.disconnect();
  });

  describe('of a topic that the broker compresses', () => {
    let client: KafkaJsClient;
    let topic: string;
    beforeEach(() => {
      client = new KafkaJsClient({ clientId: 'compressed', brokers: testBrokers() });
      topic = `compressed.${randomUUID()}`;
    });
    afterEach(() => client.disconnect());

    /** What a consumer reads of it, or why it could not. */
    async function read(compression: string): Promise<string> {
      const config = { 'compression.type': compression };
      await client.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, config }]);
      await client.publish([
        { topic, key: 'key', value: '吹哨 '.repeat(100), headers: { note: compression } },
      ]);
      const { promise, resolve } = Promise.withResolvers<string>();
      await client.consume({
        group: topic,
        topics: [topic],
        onBatch: async ({ messages: [first] }) => {
          resolve(`${first!.headers.note}: ${first!.value!.toString().slice(0, 2)}`);
          return { next: first!.offset + 1 };
        },
        onCrash: ({ message }) => resolve(message),
      });
      return promise;
    }

    it.each(['gzip', 'zstd'])('reads %s', async (compression) => {
      expect(await read(compression)).toBe(`${compression}: 吹哨`);
    });

    it.each(['lz4', 'snappy'])('says plainly that it does not read %s', async (compression) => {
      expect(await read(compression)).toMatch(`compressed with ${compression}, which is not read`);
    });
  });
});
