import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, NotPossible, type Scene } from './fault.js';
import type { Target } from './supervisor.js';

async function full(
  { disks, supervisor }: Scene,
  folder: string,
  target: Target,
  seconds: number,
): Promise<string> {
  supervisor.mayEnd(target);
  const taken = disks.fill(folder);
  try {
    await delay(seconds * 1000);
  } finally {
    disks.free(folder);
  }
  const ended = supervisor.pidOf(target) === undefined ? ', the server ended' : ', the server went on';
  return `${taken} MiB taken for ${seconds} s${ended}`;
}

/** No room for PostgreSQL's data and write-ahead log. A server that ends because of it is started again once there is room. */
export const fullPostgresDisk: Fault = {
  name: 'full disk: PostgreSQL',
  run: async (scene) => {
    if (scene.disks.whyNot) throw new NotPossible(scene.disks.whyNot);
    return full(scene, scene.disks.folders.postgres[0]!, { kind: 'postgres' }, scene.random.between(6, 10));
  },
};

/** No room for a broker's log. A broker that ends because of it is started again once there is room. */
export const fullKafkaDisk: Fault = {
  name: 'full disk: a broker',
  run: async (scene) => {
    if (scene.disks.whyNot) throw new NotPossible(scene.disks.whyNot);
    const index = scene.random.between(0, scene.disks.folders.kafka.length - 1);
    const id = scene.arena.brokerIds[index]!;
    return full(
      scene,
      scene.disks.folders.kafka[index]!,
      { kind: 'broker', id },
      scene.random.between(6, 10),
    );
  },
};
