import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/**
 * I5: a whistle's versions on its topic are 1..n, first occurrences in order. A whistle that had events when the brokers lost records
 * is exempt from the order: what is published again comes after younger events (ADR-0016).
 */
export function versionsInOrder({ topic, log }: Facts, { brokerLosses }: Evidence): Verdict {
  const wrong: string[] = [];
  const lastLoss = Math.max(-Infinity, ...brokerLosses);
  let records = 0;
  let exempt = 0;
  for (const [ticket, { order, ids, records: lying }] of topic) {
    records += lying;
    const highest = Math.max(...order);
    if (ids.size !== highest) wrong.push(`${ticket}: ${ids.size} versions up to ${highest}`);
    if ((log.get(ticket)?.[0]?.recorded ?? 0) < lastLoss) exempt += 1;
    else if (order.some((version, index) => version !== index + 1))
      wrong.push(`${ticket}: first occurrences ${order.join(' ')}`);
  }
  const but = exempt > 0 ? `, the order of ${exempt} whistles not asked for after a loss in the broker` : '';
  return verdict(`${records} records of ${topic.size} whistles without a gap and in order${but}`, wrong);
}
