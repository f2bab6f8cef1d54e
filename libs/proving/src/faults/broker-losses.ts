import { serviceNames } from '@muster/local-stack';
import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Scene } from './fault.js';
import { type Target, targetName } from './supervisor.js';

/** The brokers lose the ends of their logs, as a power cut would take what no disk had yet. Then the operator's recovery. */
export const truncateKafka: Fault = {
  name: 'Kafka loses its tails',
  takes: 75,
  run: async (scene) => {
    await killBrokers(scene);
    let bytes = 0;
    for (const id of scene.arena.brokerIds) {
      const share = scene.random.between(5, 40) / 100;
      bytes += cutTails(dataFolder(scene, id), share);
    }
    return `${Math.round(bytes / 1024)} KiB cut off ${scene.arena.brokerIds.length} brokers; ${await recover(scene)}`;
  },
};

/** The brokers lose everything, their own metadata included. Then the operator's recovery. */
export const wipeKafka: Fault = {
  name: 'Kafka loses everything',
  takes: 75,
  run: async (scene) => {
    await killBrokers(scene);
    for (const id of scene.arena.brokerIds) {
      const folder = dataFolder(scene, id);
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    }
    return recover(scene);
  },
};

const dataFolder = ({ arena }: Scene, id: number): string =>
  join(arena.stack.dataFolder, `kafka-${id}`, 'data');

async function killBrokers({ arena, supervisor }: Scene): Promise<void> {
  const brokers = arena.brokerIds.map((id): Target => ({ kind: 'broker', id }));
  await supervisor.kill(...brokers);
  const left = brokers.filter((target) => supervisor.pidOf(target) !== undefined);
  if (left.length > 0) throw new Error(`${left.map(targetName).join()} could not be killed`);
}

function cutTails(data: string, share: number): number {
  let bytes = 0;
  for (const partition of readdirSync(data).filter((name) => name.startsWith('muster.'))) {
    const folder = join(data, partition);
    const files = readdirSync(folder);
    const last = files
      .filter((name) => name.endsWith('.log'))
      .sort()
      .at(-1);
    if (!last) continue;
    const { size } = statSync(join(folder, last));
    const cut = Math.floor(size * share);
    truncateSync(join(folder, last), size - cut);
    bytes += cut;
    // Made again from what is left; the old ones would point behind its end.
    for (const name of files) if (/\.(index|timeindex|snapshot)$/.test(name)) rmSync(join(folder, name));
  }
  return bytes;
}

/** What `musterctl recover kafka-loss` does, while the services run (ADR-0023). Its waiting is the campaign's coming to rest. */
async function recover({ arena, note }: Scene): Promise<string> {
  await arena.stack.kafka.start();
  const { system } = arena;
  await inPairs(serviceNames, (name) =>
    system.run(name, ['consumers', 'rewind', '--reason', 'kafka loss', '--by', 'chaos']),
  );
  await inPairs(serviceNames, (name) =>
    system.run(name, ['events', 'republish', '--by', 'chaos', '--most-pending', '0']),
  );
  await inPairs(serviceNames, (name) => system.run(name, ['topics', 'create']));
  note('broker_loss');
  return `published again by ${serviceNames.length} services`;
}

async function inPairs<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}
