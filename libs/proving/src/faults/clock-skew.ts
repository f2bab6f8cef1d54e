import { type ServiceName, serviceNames } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';

const MINUTE_MS = 60_000;
const UNDER_LOAD_MS = 5_000;
/** Longer than a consumer's session of 10 s: who stops beating its heart because its clock went back is put out of the group. */
const BEYOND_SESSION_MS = 12_000;

/** One service, started again with its clock off, under load; `meanwhile` it may step. Its clock steps to the right time in the end. */
async function skewed(
  { supervisor, clocks, random }: Scene,
  minutes: number,
  meanwhile: (service: ServiceName) => Promise<void> = async () => undefined,
): Promise<string> {
  const service = random.pick(serviceNames);
  clocks.set(service, minutes * MINUTE_MS);
  try {
    await supervisor.stopServices([service]);
    await supervisor.bringBack();
    await delay(UNDER_LOAD_MS);
    await meanwhile(service);
  } finally {
    clocks.reset(service);
  }
  return service;
}

/** A service that lives in the past. */
export const clockBehind: Fault = {
  name: 'clock five minutes behind',
  takes: 30,
  run: (scene) => skewed(scene, -5),
};

/** A service that lives in the future. */
export const clockAhead: Fault = {
  name: 'clock five minutes ahead',
  takes: 30,
  run: (scene) => skewed(scene, 5),
};

/** A service whose clock is an hour ahead until it is set right, in the middle of the work. */
export const clockSetBack: Fault = {
  name: 'clock an hour ahead, set back',
  takes: 45,
  run: (scene) =>
    skewed(scene, 60, async (service) => {
      scene.clocks.set(service, 0);
      await delay(BEYOND_SESSION_MS);
    }),
};
