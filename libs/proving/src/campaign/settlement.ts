import type { ServiceName } from '@muster/local-stack';
import type { Settled } from '../checker/evidence.js';
import type { Arena } from './arena.js';
import { READERS } from './rest.js';

/** Every reader. */
const SERVICES = [...new Set(Object.values(READERS).flat())];
const REASON = 'chaos: it can never be applied';
/** A key can have several bad records; each stops a retry once. */
const MOST_ROUNDS = 12;
/** How a retry ends that left something (ADR-0020): what is bad for good. */
const SOMETHING_LEFT = /→ 1\n/;

/**
 * What an operator does about records that were put aside, with the tools for it (`musterctl dlq`): all are tried again; what fails is
 * discarded with a reason; and what waited behind is tried again, until nothing is left.
 */
export async function settleDeadLetters(arena: Arena): Promise<Settled> {
  const began = performance.now();
  const rounds = await Promise.all(SERVICES.map((service) => settle(arena, service)));
  return { rounds: Math.max(...rounds), seconds: Number(((performance.now() - began) / 1000).toFixed(1)) };
}

async function settle(arena: Arena, service: ServiceName): Promise<number> {
  const open = async (state: string): Promise<number> => {
    const sql = 'select count(*)::int as n from dead_letter where state = any($1)';
    const [row] = await arena.query<{ n: number }>(service, sql, [state.split(' ')]);
    return row!.n;
  };
  for (let round = 0; ; round++) {
    if (round === MOST_ROUNDS || (await open('dead parked')) === 0) return round;
    await retry(arena, service);
    if ((await open('dead')) > 0)
      await arena.system.run(service, ['dlq', 'discard', '--all', '--reason', REASON, '--by', 'chaos']);
  }
}

async function retry({ system }: Arena, service: ServiceName): Promise<void> {
  try {
    await system.run(service, ['dlq', 'retry', '--all', '--by', 'chaos']);
  } catch (error) {
    if (!SOMETHING_LEFT.test((error as Error).message)) throw error;
  }
}
