import { serviceNames } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dependency } from '../campaign/arena.js';
import type { Fault } from './fault.js';
import type { LinkTrouble } from './tcp-proxy.js';

const SLOW_BYTES_PER_SECOND = 4_000;

function linkFault(name: string, dependency: Dependency, trouble: LinkTrouble): Fault {
  return {
    name,
    run: async ({ arena, random }) => {
      const service = random.pick(serviceNames);
      const broker = dependency === 'kafka' && random.chance(0.5) ? random.pick(arena.brokerIds) : undefined;
      const seconds = trouble.kind === 'reset' ? 0 : random.between(3, 9);
      arena.trouble(service, dependency, trouble, broker);
      try {
        await delay(seconds * 1000);
      } finally {
        arena.healLinks(service, dependency);
      }
      const what = broker === undefined ? dependency : `kafka-${broker}`;
      return `${service} ↔ ${what}${seconds > 0 ? ` for ${seconds} s` : ''}`;
    },
  };
}

/** Connections of one service to PostgreSQL, to a broker or to all brokers: cut, silent one way, reset, slow. */
export const linkFaults: readonly Fault[] = (['postgres', 'kafka'] as const).flatMap((dependency) => [
  linkFault(`cut the link to ${dependency}`, dependency, { kind: 'cut' }),
  linkFault(`nothing reaches ${dependency}`, dependency, { kind: 'to_server' }),
  linkFault(`nothing comes from ${dependency}`, dependency, { kind: 'to_client' }),
  linkFault(`reset the connections to ${dependency}`, dependency, { kind: 'reset' }),
  linkFault(`slow link to ${dependency}`, dependency, {
    kind: 'slow',
    bytesPerSecond: SLOW_BYTES_PER_SECOND,
  }),
]);
