import type { ServiceName } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dependency } from '../campaign/arena.js';
import type { Fault } from '../faults/fault.js';

/** Cut off for so many seconds: long enough for the Kafka client to give up trying again by itself. */
export const cutFor = (service: ServiceName, dependency: Dependency, seconds: number): Fault => ({
  name: `cut ${service} off ${dependency}`,
  run: async ({ arena }) => {
    arena.trouble(service, dependency, { kind: 'cut' });
    try {
      await delay(seconds * 1000);
    } finally {
      arena.healLinks(service, dependency);
    }
    return `for ${seconds} s`;
  },
});

/** Killed while it waits for the broker. */
export const killWhileCutOff = (service: ServiceName): Fault => ({
  name: `kill ${service} while it cannot publish`,
  run: async ({ arena, supervisor }) => {
    arena.trouble(service, 'kafka', { kind: 'cut' });
    try {
      await delay(2_000);
      await supervisor.kill({ kind: 'service', name: service });
    } finally {
      arena.healLinks(service, 'kafka');
    }
    return service;
  },
});

/** Nothing but load for so many seconds. */
export const nothingFor = (seconds: number): Fault => ({
  name: 'nothing',
  run: async () => {
    await delay(seconds * 1000);
    return `for ${seconds} s`;
  },
});
