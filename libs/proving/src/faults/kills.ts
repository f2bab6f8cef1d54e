import { serviceNames } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';
import { type Target, targetName } from './supervisor.js';

/** Down for between nothing and this long, so that both quick and slow supervisors are tried. */
const LONGEST_DOWN_MS = 2_000;

async function killed(scene: Scene, targets: readonly Target[]): Promise<string> {
  await scene.supervisor.kill(...targets);
  await delay(scene.random.between(0, LONGEST_DOWN_MS));
  return targets.map(targetName).join(', ');
}

/** SIGKILL of one service. */
export const killService = (name: (typeof serviceNames)[number]): Fault => ({
  name: `kill ${name}`,
  run: (scene) => killed(scene, [{ kind: 'service', name }]),
});

/** SIGKILL of one broker, controller or not. */
export const killBroker: Fault = {
  name: 'kill a broker',
  run: (scene) => killed(scene, [{ kind: 'broker', id: scene.random.pick(scene.arena.brokerIds) }]),
};

/** SIGKILL of the postmaster. */
export const killPostgres: Fault = {
  name: 'kill PostgreSQL',
  run: (scene) => killed(scene, [{ kind: 'postgres' }]),
};

/** Two to four processes at the same moment. */
export const killSeveral: Fault = {
  name: 'kill several at once',
  run: (scene) =>
    killed(scene, scene.random.shuffled(scene.supervisor.targets).slice(0, scene.random.between(2, 4))),
};

/** Every process at the same moment. */
export const killEverything: Fault = {
  name: 'kill everything at once',
  takes: 45,
  run: (scene) => killed(scene, scene.supervisor.targets),
};
