import { type Fault, NotPossible } from './fault.js';
import { readTopic, type TopicRecord } from './topic-reader.js';
import { writeRecord } from './topic-writer.js';

const TOPIC = 'muster.tickets.v1';
const LOOK_BACK = 50;
const WHISTLES = 3;
export const DAMAGED = 'a true event cut short';

/**
 * The latest events of whistles that are being worked on come a second time, with bodies that were cut short on their way. Every reader
 * puts the copy aside and parks the whistle: true events that follow queue up behind it, until an operator discards the copy.
 */
export const sendDamagedCopies: Fault = {
  name: 'damaged copies of true events',
  probed: true,
  run: async ({ arena, random, poison }) => {
    const latest = new Map<string, TopicRecord>();
    await readTopic(
      arena.brokers,
      TOPIC,
      (record) => {
        if (record.key !== null && record.value !== null && record.headers['ce_id']) latest.set(record.key, record);
      },
      LOOK_BACK,
    );
    const untouched = [...latest].filter(
      ([key]) => !poison.keys.includes(key) && !poison.damaged.includes(key),
    );
    if (untouched.length === 0) throw new NotPossible('no whistle had an event lately');
    const chosen = random.shuffled(untouched).slice(0, WHISTLES);
    for (const [key, { value, headers, partition }] of chosen) {
      const at = new Date().toISOString();
      poison.damaged.push(key);
      const half = value!.subarray(0, value!.length / 2);
      const where = await writeRecord(arena.brokers, TOPIC, { key, headers, partition, value: half });
      poison.sent.push({ at, what: DAMAGED, topic: TOPIC, ...where, key, deadly: true });
    }
    return `${chosen.length} whistles`;
  },
};
