import { type IHeaders, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';

/** A record as it is to be written, whatever it is worth. */
export interface RawRecord {
  readonly key: string | null;
  readonly value: Buffer | string | null;
  readonly headers?: IHeaders;
  readonly partition?: number;
}

/** Writes one record straight to a topic, past every service, and tells where it came to lie. @throws what the broker refuses it with. */
export async function writeRecord(
  brokers: readonly string[],
  topic: string,
  record: RawRecord,
): Promise<{ partition: number; offset: number }> {
  const [where] = await send(brokers, topic, [record]);
  return { partition: where!.partition, offset: Number(where!.baseOffset) };
}

/** Writes records straight to a topic, past every service; those of a partition in their order. */
export async function writeRecords(
  brokers: readonly string[],
  topic: string,
  records: readonly RawRecord[],
): Promise<void> {
  if (records.length > 0) await send(brokers, topic, records);
}

async function send(
  brokers: readonly string[],
  topic: string,
  records: readonly RawRecord[],
): ReturnType<Producer['send']> {
  const producer = new Kafka({
    clientId: 'chaos',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
  }).producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const messages = records.map(({ key, value, headers, partition }) => ({
      key,
      value,
      ...(headers && { headers }),
      ...(partition !== undefined && { partition }),
    }));
    return await producer.send({ topic, acks: -1, messages });
  } finally {
    await producer.disconnect();
  }
}
