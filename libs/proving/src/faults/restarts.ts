import { serviceNames } from '@muster/local-stack';
import type { Fault } from './fault.js';

/** Seconds in which a service that is told to end has finished what it accepted (ADR-0018). */
const SHUT_DOWN_WITHIN_S = 25;

/** SIGTERM to one service in the middle of its work, as a rolling update does it: nothing accepted may be lost or refused. */
export const restartService: Fault = {
  name: 'restart a service',
  run: async ({ supervisor, random }) => {
    const name = random.pick(serviceNames);
    const began = performance.now();
    await supervisor.stopServices([name]);
    const seconds = (performance.now() - began) / 1000;
    if (seconds > SHUT_DOWN_WITHIN_S)
      throw new Error(`${name} took ${seconds.toFixed(1)} s to end, more than ${SHUT_DOWN_WITHIN_S} s`);
    return `${name} ended after ${seconds.toFixed(1)} s`;
  },
};
