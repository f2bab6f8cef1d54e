import type { Fault } from './fault.js';
import { readTopic, type TopicRecord } from './topic-reader.js';
import { writeRecords } from './topic-writer.js';

const TOPIC = 'muster.tickets.v1';
const MOST = 500;
const LOOK_BACK = 1_000;

/** Old records again, as a deposed relay would send them, in any order: late versions before early ones. */
export const redeliverOutOfOrder: Fault = {
  name: 'redeliver out of order',
  run: async ({ arena, random }) => {
    const reservoir: TopicRecord[] = [];
    let seen = 0;
    await readTopic(
      arena.brokers,
      TOPIC,
      (record) => {
        seen += 1;
        if (reservoir.length < MOST) reservoir.push(record);
        else {
          const place = random.between(0, seen - 1);
          if (place < MOST) reservoir[place] = record;
        }
      },
      LOOK_BACK,
    );
    const genuine = reservoir.filter(
      ({ key, value, headers }) => key !== null && value !== null && headers['ce_id'],
    );
    await writeRecords(
      arena.brokers,
      TOPIC,
      random
        .shuffled(genuine)
        .map(({ key, value, headers, partition }) => ({ key, value, headers, partition })),
    );
    return `${genuine.length} records`;
  },
};
