import { type LocalStack, startLocalStack } from '@muster/local-stack';
import { Kafka, logLevel } from 'kafkajs';
import { KafkaJsClient } from './kafkajs.client.js';

const PARTITIONS = 12;
const topic = {
  name: 'leaders',
  partitions: PARTITIONS,
  replicationFactor: 3,
  config: { 'min.insync.replicas': '2' },
};

// Three brokers of its own: what it is about happens only when leadership moves to a broker that is already being talked to.
describe('publishing while partitions get new leaders', () => {
  let stack: LocalStack;
  let client: KafkaJsClient;

  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, without: 'postgres', brokers: 3 });
    client = new KafkaJsClient({ clientId: 'leader-change', brokers: stack.kafka.brokers });
    await client.createTopics([topic]);
  }, 120_000);
  afterAll(async () => {
    await client?.disconnect();
    await stack?.stop();
  }, 60_000);

  /** One record for many keys, so that every partition gets some: acknowledged as a whole or not at all. */
  const batch = (name: string) =>
    Array.from({ length: 60 }, (_, index) => ({
      topic: topic.name,
      key: `key-${index}`,
      value: name,
      headers: { ce_id: `${name}/${index}` },
    }));

  /** Resolves when the other brokers lead every partition. */
  async function leadersWithout(id: number): Promise<void> {
    const others = stack.kafka.nodes.filter((node) => node.id !== id).map(({ port }) => `127.0.0.1:${port}`);
    const admin = new Kafka({
      clientId: 'leader-watch',
      brokers: others,
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
    for (let led = true; led;) {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name] });
      led = topics[0]!.partitions.some(({ leader }) => leader === id || leader < 0);
    }
    await admin.disconnect();
  }

  it('acknowledges nothing that the brokers do not have', async () => {
    await client.publish(batch('before'));
    const acknowledged = ['before'];
    // Frozen, not killed: it has taken a request and does not answer while the others elect new leaders and go on.
    const frozen = stack.kafka.pidOf(2)!;
    process.kill(frozen, 'SIGSTOP');
    const publishing = client.publish(batch('meanwhile'));
    await leadersWithout(2);
    process.kill(frozen, 'SIGCONT');
    await publishing.then(
      () => acknowledged.push('meanwhile'),
      () => undefined, // refused is honest
    );
    const wanted = acknowledged.flatMap((name) => batch(name).map(({ headers }) => headers.ce_id));
    const last = new Set(batch('last').map(({ headers }) => headers.ce_id));
    // Leaders may move once more, back to whoever woke up: what is refused is sent again, as the relay does.
    while (
      !(await client.publish(batch('last')).then(
        () => true,
        () => false,
      ))
    );
    const found = new Set<string>();
    const { promise, resolve } = Promise.withResolvers<void>();
    const consumer = await client.consume({
      group: 'reader',
      topics: [topic.name],
      onBatch: async ({ messages }) => {
        for (const { headers } of messages) {
          found.add(headers.ce_id!);
          last.delete(headers.ce_id!);
        }
        if (last.size === 0) resolve();
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    await promise;
    await consumer.stop();
    expect(wanted.filter((id) => !found.has(id))).toEqual([]);
  }, 120_000);
});
