import { setTimeout as delay } from 'node:timers/promises';
import type { Queryable } from '@muster/persistence';
import { loadPositions, partitionName } from '../consumer/positions.js';
import type { KafkaClient } from '../kafka/kafka-client.js';

/** How far a consumer is behind the end of one partition. */
export interface ConsumerLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** The offset that the partition's next record will get. */
  readonly end: number;
  /** The position in the consumer's database, which is the truth; null when nothing was read yet. */
  readonly position: number | null;
  /** What Kafka was told, a hint that may be older; null when nothing. */
  readonly committed: number | null;
  readonly lag: number;
  /** The broker ends before the position: it has lost records (`recover kafka-loss`). */
  readonly broker_lost_records: boolean;
}

const LOOK_EVERY_MS = 500;

/** Compares Kafka's ends with the positions in the consumer's database, for every partition of the topics that it reads. */
export async function consumerLag(
  db: Queryable,
  kafka: KafkaClient,
  group: string,
  topics: readonly string[],
): Promise<ConsumerLag[]> {
  if (topics.length === 0) return [];
  const [ends, positions] = await Promise.all([kafka.lag(group, topics), loadPositions(db, group)]);
  return ends.map(({ topic, partition, end, committed }) => {
    const position = positions.get(partitionName(topic, partition)) ?? null;
    const lost = (position ?? 0) > end;
    return {
      group,
      topic,
      partition,
      end,
      position,
      committed,
      lag: lost ? end : end - (position ?? 0),
      broker_lost_records: lost,
    };
  });
}

/** Looks until the consumer has read everything that there is, or `seconds` are over; the last look says which. */
export async function untilCaughtUp(
  look: () => Promise<ConsumerLag[]>,
  seconds: number,
): Promise<ConsumerLag[]> {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const lags = await look();
    if (lags.every(({ lag }) => lag === 0) || performance.now() > deadline) return lags;
    await delay(LOOK_EVERY_MS);
  }
}
