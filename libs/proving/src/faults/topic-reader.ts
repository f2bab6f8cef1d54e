import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';

/** A record as it lies on a topic. */
export interface TopicRecord {
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 180_000;

/**
 * Reads a topic from its first record to the one that was last when reading began. Records come per partition in their order.
 *
 * @param mostPerPartition only the last so many offsets of each partition.
 * @throws Error when the end is not reached within three minutes.
 */
export async function readTopic(
  brokers: readonly string[],
  topic: string,
  onRecord: (record: TopicRecord) => void,
  mostPerPartition = Infinity,
): Promise<void> {
  const kafka = new Kafka({ clientId: 'chaos-checker', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const groupId = `chaos-checker-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  const left = new Map<number, number>();
  const beginnings = new Map<number, number>();
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (Number(high) <= Number(low)) continue;
    left.set(partition, Number(high));
    beginnings.set(partition, Math.max(Number(low), Number(high) - mostPerPartition));
  }
  const consumer = kafka.consumer({ groupId, maxBytesPerPartition: 4_194_304, retry: { retries: 20 } });
  try {
    if (left.size === 0) return;
    const finished = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => finished.reject(new Error(`${topic} was not read to its end within ${PATIENCE_MS / 1000} s`)),
      PATIENCE_MS,
    );
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: async ({ batch }) => {
        const end = left.get(batch.partition);
        if (end === undefined) return;
        for (const message of batch.messages) {
          if (Number(message.offset) >= end) break;
          if (Number(message.offset) < beginnings.get(batch.partition)!) continue;
          onRecord({
            partition: batch.partition,
            offset: Number(message.offset),
            key: message.key?.toString('utf8') ?? null,
            value: message.value,
            headers: Object.fromEntries(
              Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
            ),
          });
        }
        if (Number(batch.lastOffset()) + 1 >= end) left.delete(batch.partition);
        if (left.size === 0) finished.resolve();
      },
    });
    if (mostPerPartition < Infinity) {
      for (const [partition, offset] of beginnings)
        consumer.seek({ topic, partition, offset: String(offset) });
    }
    await finished.promise.finally(() => clearTimeout(timer));
  } finally {
    await consumer.disconnect().catch(() => undefined);
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect().catch(() => undefined);
  }
}
