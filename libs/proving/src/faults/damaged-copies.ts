import { type Fault, NotPossible } from './fault.js';
import { readTopic, type TopicRecord } from './topic-reader.js';
import { writeRecord } from './topic-writer.js';

const TOPIC = 'muster.tickets.v1';
/** What every reader of the topic takes in; some pass over others unread. */
const TYPE = 'muster.ticket.raised.v1';
const LOOK_BACK = 100;
const WHISTLES = 3;

/**
 * The first events of the newest whistles come a second time, with bodies that were cut short on their way. Every reader puts the copy
 * aside and parks the whistle: what happens to it next queues up behind, until an operator discards the copy.
 */
export const sendDamagedCopies: Fault = {
  name: 'damaged copies of true events',
  probed: true,
  run: async ({ arena, poison }) => {
    const raised = new Map<string, TopicRecord>();
    const take = (record: TopicRecord): void => {
      const { key, value, headers } = record;
      if (key === null || value === null || headers['ce_type'] !== TYPE) return;
      if (!poison.keys.includes(key) && !poison.damaged.includes(key)) raised.set(key, record);
    };
    await readTopic(arena.brokers, TOPIC, take, LOOK_BACK);
    const newest = [...raised].sort(([, a], [, b]) => recordedAt(b) - recordedAt(a)).slice(0, WHISTLES);
    if (newest.length === 0) throw new NotPossible('no whistle was raised lately');
    for (const [key, { value, headers, partition }] of newest) {
      const at = new Date().toISOString();
      poison.damaged.push(key);
      const half = value!.subarray(0, value!.length / 2);
      const where = await writeRecord(arena.brokers, TOPIC, { key, headers, partition, value: half });
      poison.sent.push({ at, what: 'a true event cut short', topic: TOPIC, ...where, key, deadly: true });
    }
    return `${newest.length} whistles`;
  },
};

const recordedAt = ({ headers }: TopicRecord): number => Date.parse(headers['ce_recordedat'] ?? '');
