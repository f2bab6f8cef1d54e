import { randomUUID } from 'node:crypto';
import type {
  FetchedBatch,
  FetchedMessage,
  KafkaClient,
  OutgoingMessage,
  RunningConsumer,
} from '../kafka/kafka-client.js';

/** Makes a client of the driver under test. */
export type ClientFactory = (clientId: string) => KafkaClient;

const PARTITIONS = 12;

/**
 * What every driver of the `KafkaClient` port must do, against a real broker (ADR-0014). Call it inside a `describe`.
 */
export function kafkaConformance(createClient: ClientFactory): void {
  let client: KafkaClient;
  let topic: string;
  let group: string;

  beforeAll(async () => {
    client = createClient('conformance');
    await client.connect();
  });
  afterAll(() => client.disconnect());
  beforeEach(async () => {
    topic = `conformance.${randomUUID()}`;
    group = `conformance.${randomUUID()}`;
    await client.createTopics([{ name: topic, partitions: PARTITIONS, replicationFactor: 1, config: {} }]);
  });

  const message = (key: string, value: string): OutgoingMessage => ({
    topic,
    key,
    value,
    headers: { ce_id: randomUUID(), note: '企業吹哨' },
  });

  /** Reads until `count` messages have come, in batches as they come. */
  async function read(
    count: number,
    from: KafkaClient = client,
  ): Promise<{ batches: FetchedBatch[]; consumer: RunningConsumer }> {
    const batches: FetchedBatch[] = [];
    const complete = Promise.withResolvers<void>();
    let seen = 0;
    const consumer = await from.consume({
      group,
      topics: [topic],
      onBatch: async (batch) => {
        batches.push(batch);
        seen += batch.messages.length;
        if (seen >= count) complete.resolve();
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
    await complete.promise;
    return { batches, consumer };
  }

  it('delivers what was published, with key, value and headers', async () => {
    const sent = message('ticket-1', '{"a":"報到"}');
    await client.publish([sent]);
    const { batches, consumer } = await read(1);
    const [received] = batches[0]!.messages as [FetchedMessage];
    expect(received).toMatchObject({
      offset: 0,
      key: 'ticket-1',
      headers: sent.headers,
    });
    expect(received.value!.toString()).toBe(sent.value);
    expect(batches[0]).toMatchObject({ topic, endOffset: 1 });
    await consumer.stop();
  });

  it('puts a key on the partition that the Java client would choose', async () => {
    await client.publish([message('foobar', '1'), message('21', '2')]);
    const { batches, consumer } = await read(2);
    const partitionOf = (key: string) =>
      batches.find((batch) => batch.messages.some((each) => each.key === key))!.partition;
    expect({ foobar: partitionOf('foobar'), 21: partitionOf('21') }).toEqual({ foobar: 6, 21: 0 });
    await consumer.stop();
  });

  it('keeps the order of each key over many publishes', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    for (let round = 0; round < 25; round++) {
      await client.publish(
        keys.flatMap((key) => [message(key, `${2 * round}`), message(key, `${2 * round + 1}`)]),
      );
    }
    const { batches, consumer } = await read(keys.length * 50);
    const valuesByKey = new Map<string, number[]>();
    for (const each of batches.flatMap((batch) => batch.messages)) {
      valuesByKey.set(each.key!, [...(valuesByKey.get(each.key!) ?? []), Number(each.value!.toString())]);
    }
    const expected = Array.from({ length: 50 }, (_, index) => index);
    for (const key of keys) expect(valuesByKey.get(key)).toEqual(expected);
    await consumer.stop();
  });

  it('publishes more of one key than the broker takes in one batch, in order', async () => {
    const large = Array.from({ length: 24 }, (_, index) => message('k', `${index} ${'x'.repeat(100_000)}`));
    await client.publish(large);
    const { batches, consumer } = await read(large.length);
    // What was sent twice on the way is the inbox's business; the first of each must be in order.
    const numbers = batches.flatMap((batch) =>
      batch.messages.map((each) => Number.parseInt(each.value!.toString(), 10)),
    );
    expect([...new Set(numbers)]).toEqual(large.map((_, index) => index));
    await consumer.stop();
  });

  it('works on one batch of a partition at a time, and on several partitions at once', async () => {
    const all = Array.from({ length: 60 }, (_, index) => message(`key-${index}`, '0'));
    await client.publish(all);
    const busy = new Set<number>();
    let overlap = false;
    let several = false;
    let seen = 0;
    const complete = Promise.withResolvers<void>();
    const consumer = await client.consume({
      group,
      topics: [topic],
      onBatch: async (batch) => {
        overlap ||= busy.has(batch.partition);
        busy.add(batch.partition);
        several ||= busy.size > 1;
        await new Promise((resolve) => setImmediate(resolve));
        busy.delete(batch.partition);
        seen += batch.messages.length;
        if (seen >= all.length) complete.resolve();
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
    await complete.promise;
    expect({ overlap, several }).toEqual({ overlap: false, several: true });
    await consumer.stop();
  });

  it('goes on behind what was handled when a consumer of the group starts again', async () => {
    await client.publish([message('k', '1'), message('k', '2')]);
    const first = await read(2);
    await first.consumer.stop();
    await client.publish([message('k', '3')]);
    const second = await read(1);
    expect(second.batches[0]!.messages.map((each) => each.value!.toString())).toEqual(['3']);
    await second.consumer.stop();
  });

  it('reads again from where it is told', async () => {
    await client.publish([message('k', '1'), message('k', '2'), message('k', '3')]);
    const values: string[] = [];
    const complete = Promise.withResolvers<void>();
    let sentBack = false;
    const consumer = await client.consume({
      group,
      topics: [topic],
      onBatch: async (batch) => {
        values.push(...batch.messages.map((each) => each.value!.toString()));
        if (!sentBack) {
          sentBack = true;
          return { seek: 1 };
        }
        complete.resolve();
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
    await complete.promise;
    expect(values).toEqual(['1', '2', '3', '2', '3']);
    await consumer.stop();
  });

  it('ends with what is thrown over a batch, and says so', async () => {
    await client.publish([message('k', '1')]);
    const crashed = Promise.withResolvers<Error>();
    let calls = 0;
    const consumer = await client.consume({
      group,
      topics: [topic],
      onBatch: async () => {
        calls += 1;
        throw new Error('a bug');
      },
      onCrash: (error) => crashed.resolve(error),
    });
    expect((await crashed.promise).message).toBe('a bug');
    expect(calls).toBe(1);
    await consumer.stop();
  });

  it('hands the partitions of a consumer that leaves to the others', async () => {
    const other = createClient('conformance-2');
    const assigned = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
    const alone = Promise.withResolvers<void>();
    const start = (of: KafkaClient, index: number) =>
      of.consume({
        group,
        topics: [topic],
        onBatch: async (batch) => ({ next: batch.messages.at(-1)!.offset + 1 }),
        onAssigned: (partitions) => {
          const count = partitions[topic]?.length ?? 0;
          if (count > 0 && count < PARTITIONS) assigned[index]!.resolve(count);
          if (count === PARTITIONS && index === 1) alone.resolve();
        },
      });
    const first = await start(client, 0);
    const second = await start(other, 1);
    const [a, b] = await Promise.all(assigned.map((each) => each.promise));
    expect(a! + b!).toBe(PARTITIONS);
    await first.stop();
    await alone.promise;
    await second.stop();
    await other.disconnect();
  });

  it('reads an assigned partition from where seek says, although the group has committed its end', async () => {
    await client.publish([message('foobar', '1'), message('foobar', '2'), message('foobar', '3')]);
    const { consumer } = await read(3);
    await consumer.stop();
    const again = Promise.withResolvers<FetchedBatch>();
    const second = await client.consume({
      group,
      topics: [topic],
      onAssigned: (_, seek) => seek(topic, 6, 1),
      onBatch: async (batch) => {
        again.resolve(batch);
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
    expect((await again.promise).messages.map(({ offset }) => offset)).toEqual([1, 2]);
    await second.stop();
  });

  it('creates topics once, whoever asks and how often', async () => {
    const name = `conformance.${randomUUID()}`;
    const specification = [{ name, partitions: 3, replicationFactor: 1, config: { 'retention.ms': '-1' } }];
    await Promise.all([client.createTopics(specification), client.createTopics(specification)]);
    await expect(client.createTopics(specification)).resolves.toBeUndefined();
  });

  it('tells how far a group is behind', async () => {
    await client.publish([message('foobar', '1'), message('foobar', '2')]);
    const { consumer } = await read(2);
    await consumer.stop();
    await client.publish([message('foobar', '3')]);
    const lag = await client.lag(group, [topic]);
    expect(lag.find(({ partition }) => partition === 6)).toEqual({
      topic,
      partition: 6,
      committed: 2,
      begin: 0,
      end: 3,
    });
    expect(lag).toHaveLength(PARTITIONS);
  });

  it('rejects a publish to a topic that does not exist, and works on', async () => {
    await expect(
      client.publish([{ ...message('k', '1'), topic: `missing.${randomUUID()}` }]),
    ).rejects.toThrow();
    await expect(client.publish([message('k', '1')])).resolves.toBeUndefined();
  }, 60_000);

  it('publishes on while something apart cannot be published', async () => {
    let failed = false;
    const failing = expect(
      client
        .publish([{ ...message('k', '1'), topic: `missing.${randomUUID()}` }], true)
        .finally(() => (failed = true)),
    ).rejects.toThrow();
    for (let each = 0; each < 10; each++) await client.publish([message('k', `${each}`)]);
    expect(failed).toBe(false);
    await failing;
    await client.publish([message('k', 'last')], true);
    const { batches, consumer } = await read(11);
    expect(batches.flatMap(({ messages }) => messages)).toHaveLength(11);
    await consumer.stop();
  }, 60_000);
}
