import { encodeHeaders } from '@muster/contracts';
import { statement } from '@muster/persistence';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import type { OutgoingMessage } from '../kafka/kafka-client.js';
import { type Cluster, mayPass, TOPIC } from './cluster.js';
import type { LogRow } from './postgres/tables.js';
import { GROUP } from './service-process.js';

const TRIES = 50;
const forgetPositions = statement('sim_forget_positions', 'delete from consumer_position');

/** Replays a key once, whatever comes of it. */
export async function replayOnce(cluster: Cluster, wanted: number, key: string): Promise<void> {
  const process = cluster.alive(wanted);
  if (process) await cluster.call(process, () => process.runner.replay(TOPIC, key)).catch(() => undefined);
}

/** Settles every dead letter: each key is replayed, and what cannot be replayed is discarded. */
export async function settleLetters(cluster: Cluster): Promise<void> {
  const process = cluster.processes[0]!;
  const letters = new DeadLetters(process.database);
  for (let round = 0; round < TRIES; round++) {
    try {
      const [letter] = await letters.list(1);
      if (!letter) return;
      await process.runner.replay(TOPIC, letter.key!).catch(async (error: unknown) => {
        cluster.time.note(() => `replay of ${letter.key} failed: ${(error as Error).message}`);
        if (mayPass(error)) throw error;
        await letters.discard(GROUP, TOPIC, letter.key, 'foreign');
      });
    } catch (error) {
      if (!mayPass(error)) throw error; // a connection may still find out that it was broken before
    }
  }
}

/** The recovery after the broker has lost records: positions are forgotten while no consumer runs, then all events are sent again. */
export async function republish(cluster: Cluster): Promise<void> {
  for (const { runner } of cluster.processes) await runner.stop();
  await again(() => cluster.processes[0]!.database.query(forgetPositions));
  const rows = cluster.tables.eventLog.committed().sort((a, b) => a.version - b.version);
  for (const row of rows)
    cluster.broker.append(cluster.broker.partitionOf(row.aggregate_id), [messageOf(row)]);
  cluster.processes.forEach((_, index) => {
    cluster.kill(index);
    cluster.start(index);
  });
}

async function again(action: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < TRIES; round++) {
    try {
      await action();
      return;
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
  }
}

function messageOf(row: LogRow): OutgoingMessage {
  const time = new Date(row.occurred_at);
  const envelope = {
    id: row.event_id,
    service: 'thing',
    type: 'muster.thing.changed.v1',
    key: row.aggregate_id,
    version: row.version,
    time,
    recordedAt: time,
    tenantId: row.tenant_id,
    correlationId: null,
    traceparent: null,
  };
  const headers = encodeHeaders(envelope, 'http://localhost');
  return { topic: TOPIC, key: row.aggregate_id, value: row.data, headers };
}
