import type { ServiceName } from '@muster/local-stack';
import { Kafka, logLevel } from 'kafkajs';
import type { Fault, Scene } from './fault.js';

const CONSUMERS: readonly ServiceName[] = ['escalation', 'events', 'statistics'];
const LEAST_RECORDS = 50;
const MOST_RECORDS = 2_000;

interface Position {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly next_offset: string;
}

/** Moves some partitions of a consumer back while it runs: the fence makes it read again from there. */
export const rewindPositions = (of: readonly ServiceName[] = CONSUMERS): Fault => ({
  name: 'rewind stored positions',
  run: async ({ arena, random, supervisor }) => {
    const service = random.pick(of);
    const positions = await arena.query<Position>(
      service,
      'select consumer, topic, partition, next_offset from consumer_position order by consumer, topic, partition',
    );
    // A partition without new records brings nothing to compare with its position: only a start does then.
    const restart = random.chance(0.5);
    const movable = restart ? positions : positions.filter(({ topic }) => topic === 'muster.tickets.v1');
    let records = 0;
    for (const { consumer, topic, partition, next_offset } of random.some(movable, 1)) {
      const next = Number(next_offset);
      const back = random.chance(0.2) ? next : Math.min(next, random.between(LEAST_RECORDS, MOST_RECORDS));
      await arena.query(
        service,
        `update consumer_position set next_offset = greatest(0, next_offset - $4) where consumer = $1 and topic = $2 and partition = $3`,
        [consumer, topic, partition, back],
      );
      records += back;
    }
    if (restart) await supervisor.stopServices([service]);
    return `${service}, ${records} records again`;
  },
});

/** Stops a consumer, moves its group's committed offsets back or ahead, and leaves its start to the campaign. */
export const rewindCommittedOffsets: Fault = {
  name: 'falsify committed offsets',
  run: async (scene: Scene) => {
    const { arena, random, supervisor } = scene;
    const service = random.pick(CONSUMERS);
    await supervisor.stopServices([service]);
    const admin = new Kafka({
      clientId: 'chaos',
      brokers: arena.brokers,
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
    try {
      const committed = await admin.fetchOffsets({ groupId: service });
      let moved = 0;
      for (const { topic, partitions } of committed) {
        const ends = await admin.fetchTopicOffsets(topic);
        const falsified = partitions.map(({ partition, offset }) => {
          const end = Number(ends.find((each) => each.partition === partition)?.high ?? 0);
          moved += 1;
          return {
            partition,
            offset: String(random.chance(0.3) ? end : random.between(0, Math.max(0, Number(offset)))),
          };
        });
        await admin.setOffsets({ groupId: service, topic, partitions: falsified });
      }
      return `${service}, ${moved} partitions`;
    } finally {
      await admin.disconnect();
    }
  },
};
