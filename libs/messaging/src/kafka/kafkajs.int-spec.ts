import { testBrokers } from '@muster/local-stack/testing';
import { randomUUID } from 'node:crypto';
import { kafkaConformance } from '../testing/index.js';
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
});
