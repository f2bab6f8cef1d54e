import { type LocalStack, startLocalStack } from '@muster/local-stack';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { KafkaJsClient } from './kafkajs.client.js';

const topic = { name: 'ids', partitions: 1, replicationFactor: 1, config: {} };

// A broker of its own, because it loses all of its data.
describe('publishing after the broker has lost its data', () => {
  let stack: LocalStack;
  const clients: KafkaJsClient[] = [];

  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, without: 'postgres' });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.disconnect()));
    await stack?.stop();
  }, 60_000);

  const connected = async (): Promise<KafkaJsClient> => {
    const client = new KafkaJsClient({ clientId: 'ids', brokers: stack.kafka.brokers });
    clients.push(client);
    await client.connect();
    return client;
  };
  const publish = (client: KafkaJsClient, value: string) =>
    client.publish([{ topic: topic.name, key: 'key', value, headers: {} }]);

  it('shares no producer id with those who connect later', async () => {
    const survivor = await connected();
    await stack.kafka.kill9();
    rmSync(join(stack.dataFolder, 'kafka-1', 'data'), { recursive: true });
    await stack.kafka.start();
    await survivor.createTopics([topic]);
    // Both batches are the first of their producer: under one id the broker takes the second for a repetition.
    await publish(survivor, 'from the survivor');
    await publish(await connected(), 'from the newcomer');
    await publish(survivor, 'the last');

    const found: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const consumer = await survivor.consume({
      group: 'reader',
      topics: [topic.name],
      onBatch: async ({ messages }) => {
        found.push(...messages.map(({ value }) => value!.toString()));
        if (found.includes('the last')) resolve();
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    await promise;
    await consumer.stop();
    expect(found).toEqual(['from the survivor', 'from the newcomer', 'the last']);
  }, 120_000);
});
