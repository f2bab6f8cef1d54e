import { serviceNames } from '@muster/local-stack';
import type { Evidence } from './evidence.js';
import { readSealedLogs } from './sealed-log.js';
import { type Verdict, verdict } from './verdict.js';

/** I12: every event of every log is in exactly one seal as it stands, the chains are unbroken, and every published head is in its chain. */
export async function auditChain({ query, brokers }: Pick<Evidence, 'query' | 'brokers'>): Promise<Verdict> {
  const { seals, events, heads, wrong } = await readSealedLogs({
    query,
    brokers,
    services: serviceNames,
    topic: 'muster.audit.v1',
  });
  return verdict(
    `${events} events in ${seals} seals, each digest computed again; ${heads} published heads`,
    wrong,
  );
}
