import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './fault.js';

/** How long the standby follows under load before it is needed: seconds at least and at most. */
const FOLLOWS_S = [2, 5] as const;
/** How long nobody answers under the address, at most: whoever decides on a failover may be quick or slow. */
const LONGEST_DECISION_MS = 2_000;

/**
 * The primary's host is lost for good, with its data, and its synchronous standby takes over under the same address (ADR-0186). Nothing
 * that was acknowledged may be missing there.
 */
export const failOverPostgres: Fault = {
  name: 'fail over PostgreSQL to its standby',
  takes: 30,
  run: async ({ arena, supervisor, random }) => {
    const { postgres } = arena.stack;
    const began = performance.now();
    await postgres.makeStandby();
    const made = seconds(began);
    await delay(random.between(...FOLLOWS_S) * 1000);
    await supervisor.kill({ kind: 'postgres' });
    await delay(random.between(0, LONGEST_DECISION_MS));
    const promoting = performance.now();
    await postgres.failOver();
    arena.movePostgresAddress('cut');
    return `a standby made in ${made} s, promoted in ${seconds(promoting)} s`;
  },
};

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
