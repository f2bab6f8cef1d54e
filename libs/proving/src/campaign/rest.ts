import type { ServiceName } from '@muster/local-stack';
import { Kafka, logLevel } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from './arena.js';

/** Who takes in what: the checker's own knowledge of the flow, compared with nobody's code. */
export const READERS: Readonly<Record<string, readonly ServiceName[]>> = {
  'muster.organizations.v1': ['escalation', 'events', 'notifications', 'statistics'],
  'muster.tickets.v1': ['events', 'notifications', 'statistics'],
  'muster.activities.v1': ['escalation', 'notifications', 'statistics'],
  'muster.projects.v1': ['notifications', 'statistics'],
  'muster.notifications.v1': ['escalation'],
};

const EVERY_MS = 250;
const UNSEALED = `select ((select count(*) from event_log) - (select coalesce(sum(event_count), 0) from audit_seal))::int as n`;

/** What is still under way; empty when nothing is. */
export async function underWay(arena: Arena): Promise<string[]> {
  const admin = new Kafka({
    clientId: 'chaos-checker',
    brokers: arena.brokers,
    logLevel: logLevel.NOTHING,
    retry: { retries: 1 },
  }).admin();
  await admin.connect();
  try {
    const left: string[] = [];
    const ends = new Map<string, { partition: number; high: string }[]>();
    for (const service of arena.services) {
      const [row] = await arena.query<{ n: number }>(service, 'select count(*)::int as n from outbox');
      if (row!.n > 0) left.push(`${row!.n} messages in the outbox of ${service}`);
      const positions = await arena.query<{ topic: string; partition: number; next_offset: string }>(
        service,
        'select topic, partition, next_offset from consumer_position',
      );
      const known = Object.keys(READERS).filter((topic) => READERS[topic]!.includes(service));
      for (const topic of new Set([...known, ...positions.map((position) => position.topic)])) {
        if (!ends.has(topic)) ends.set(topic, await admin.fetchTopicOffsets(topic));
        const at = new Map(
          positions
            .filter((row) => row.topic === topic)
            .map((row) => [row.partition, Number(row.next_offset)]),
        );
        for (const { partition, high } of ends.get(topic)!) {
          const position = at.get(partition) ?? 0;
          if (Number(high) > position)
            left.push(`${service} is at ${position} of ${high} on ${topic}/${partition}`);
        }
      }
    }
    if (left.length > 0) return left;
    for (const service of arena.services) {
      const [row] = await arena.query<{ n: number }>(service, UNSEALED);
      if (row!.n > 0) left.push(`${row!.n} events of ${service} are not sealed`);
    }
    return left;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/**
 * Waits until nothing is under way any more.
 *
 * @returns the seconds that it took; null when the patience (seconds) was over, with what is left.
 */
export async function comeToRest(
  arena: Arena,
  patience: number,
): Promise<{ seconds: number | null; left: string[] }> {
  const began = performance.now();
  let left: string[] = ['nothing could be asked'];
  for (;;) {
    try {
      left = await underWay(arena);
    } catch (error) {
      left = [`the servers do not answer: ${(error as Error).message}`];
    }
    const seconds = (performance.now() - began) / 1000;
    if (left.length === 0) return { seconds: Number(seconds.toFixed(1)), left };
    if (seconds > patience) return { seconds: null, left };
    await delay(EVERY_MS);
  }
}
