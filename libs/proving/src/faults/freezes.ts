import { serviceNames } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';
import { type Target, targetName } from './supervisor.js';

async function frozen(scene: Scene, target: Target, seconds: number): Promise<string> {
  const pid = scene.supervisor.pidOf(target);
  if (pid === undefined) return `${targetName(target)} was down`;
  process.kill(pid, 'SIGSTOP');
  try {
    await delay(seconds * 1000);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  return `${targetName(target)} for ${seconds} s`;
}

/** SIGSTOP for longer than a consumer's session timeout of 10 s: it comes back believing that it still owns its partitions. */
export const freezeService: Fault = {
  name: 'freeze a service beyond its session',
  run: (scene) => {
    const name = scene.random.pick(serviceNames.filter((each) => each !== 'gateway'));
    return frozen(scene, { kind: 'service', name }, scene.random.between(11, 15));
  },
};

/** SIGSTOP for longer than a broker's session timeout of 3 s: the others elect new leaders while it believes to be one. */
export const freezeBroker: Fault = {
  name: 'freeze a broker beyond its session',
  run: (scene) =>
    frozen(
      scene,
      { kind: 'broker', id: scene.random.pick(scene.arena.brokerIds) },
      scene.random.between(5, 10),
    ),
};
