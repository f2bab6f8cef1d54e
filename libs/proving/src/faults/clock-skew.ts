import { type ServiceName, serviceNames } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';

const MINUTE_MS = 60_000;
/** Longer than a consumer's session of 10 s: who stops beating its heart because its clock went back is put out of the group. */
const UNDER_LOAD_MS = 12_000;

/** Started again with its clock off, under load; then the clock steps by `steps` minutes each, and at last to the right time. */
async function skewed(
  { arena, supervisor, clocks }: Scene,
  service: ServiceName,
  minutes: number,
  ...steps: readonly number[]
): Promise<string> {
  let off = minutes;
  clocks.set(service, off * MINUTE_MS);
  try {
    await supervisor.stopServices([service]);
    await supervisor.bringBack();
    await delay(UNDER_LOAD_MS);
    for (const step of steps) {
      off += step;
      clocks.set(service, off * MINUTE_MS);
      await delay(UNDER_LOAD_MS);
    }
  } finally {
    clocks.reset(service);
  }
  const readiness = await fetch(`${arena.system.services[service].adminUrl}/health/ready`).catch(() => null);
  const trouble = readiness?.ok ? '' : ', not ready at its end';
  return `${service} off by ${minutes} min${steps.map((step) => `, stepped by ${step} min`).join('')}${trouble}`;
}

const anyService = ({ random }: Scene): ServiceName => random.pick(serviceNames);

/** A service that lives in the past. */
export const clockBehind: Fault = {
  name: 'clock five minutes behind',
  takes: 35,
  run: (scene) => skewed(scene, anyService(scene), -5),
};

/** A service that lives in the future. */
export const clockAhead: Fault = {
  name: 'clock five minutes ahead',
  takes: 35,
  run: (scene) => skewed(scene, anyService(scene), 5),
};

/** A service whose clock is an hour ahead until somebody notices and sets it back, in the middle of the work. */
export const clockSetBack: Fault = {
  name: 'clock an hour ahead, set back',
  takes: 50,
  run: (scene) => skewed(scene, anyService(scene), 60, -60),
};
