import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { together, type Verdict, verdict } from './verdict.js';

/** I13: nothing of one alliance is another's. */
export async function tenantsApart(facts: Facts, evidence: Evidence): Promise<Verdict> {
  return together(await rows(facts, evidence), facts.answered.foreign);
}

async function rows({ tickets, log, topic, poisoned }: Facts, { query }: Evidence): Promise<Verdict> {
  const wrong: string[] = [];
  const owner = (id: string): string | undefined => tickets.get(id)?.tenant;
  for (const [ticket, events] of log)
    if (events.some(({ tenant }) => tenant !== owner(ticket)))
      wrong.push(`${ticket}: events of another tenant`);
  for (const [ticket, { tenant }] of topic)
    if (owner(ticket) !== undefined && tenant !== owner(ticket))
      wrong.push(`${ticket}: records of another tenant`);
  const copies = await Promise.all([
    query<{ key: string; tenant: string }>(
      'statistics',
      'select distinct key, tenant_id as tenant from public_event where topic = 2',
    ),
    query<{ key: string; tenant: string }>(
      'statistics',
      'select distinct key, tenant_id as tenant from fact where topic = 2',
    ),
    query<{ key: string; tenant: string }>(
      'events',
      'select ticket_id::text as key, tenant_id as tenant from known_ticket',
    ),
  ]);
  let count = 0;
  for (const { key, tenant } of copies.flat()) {
    count += 1;
    if (!poisoned.has(key) && owner(key) !== tenant)
      wrong.push(`${key} is ${owner(key)}'s and kept for ${tenant}`);
  }
  return verdict(`${count} copies in other services belong to their whistle's alliance`, wrong);
}
