import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** I8: whoever listens to the stream, and whoever is sent webhooks, has got exactly what concerns him, across every break. */
export async function streamsComplete(facts: Facts, evidence: Evidence): Promise<Verdict> {
  const stream = await streamComplete(facts, evidence);
  const webhooks = await webhooksComplete(facts, evidence);
  return verdict(`${stream.checked}; ${webhooks.checked}`, [...stream.wrong, ...webhooks.wrong]);
}

interface Compared {
  readonly checked: string;
  readonly wrong: readonly string[];
}

async function streamComplete(
  { log, poisoned }: Facts,
  { stream, alliances, query }: Evidence,
): Promise<Compared> {
  const tenant = alliances[0]!.id;
  const wrong = [...stream.complaints];
  const unexplained = new Set(stream.seen);
  let count = 0;
  for (const events of log.values()) {
    for (const { id, tenant: owner } of events) {
      if (owner !== tenant) continue;
      count += 1;
      if (!unexplained.delete(id)) wrong.push(`event ${id} never came over the stream`);
    }
  }
  const strange = await query<{ id: string }>(
    'statistics',
    'select event_id::text as id from public_event where topic = 2 and tenant_id = $1 and key = any($2)',
    [tenant, [...poisoned]],
  );
  for (const { id } of strange) unexplained.delete(id);
  for (const id of unexplained) wrong.push(`event ${id} came over the stream and is not the alliance's`);
  return { checked: `${count} events over one stream across ${stream.disconnects} breaks`, wrong };
}

/** Each offer to the unit was taken by its endpoint at least once, or waits for the time of its next attempt. */
async function webhooksComplete({ log }: Facts, { webhooks, alliances, query }: Evidence): Promise<Compared> {
  const tenant = alliances[0]!.id;
  const wrong = [...webhooks.complaints];
  const unexplained = new Set(webhooks.seen);
  const rows = await query<{ id: string }>(
    'notifications',
    `select event_id::text as id from notification where tenant_id = $1 and state = 'pending' and due_at > now()`,
    [tenant],
  );
  const waiting = new Set(rows.map(({ id }) => id));
  let count = 0;
  for (const events of log.values()) {
    for (const { id, tenant: owner, type, unit } of events) {
      if (owner !== tenant || type !== 'assignment.offered' || unit !== webhooks.unitId) continue;
      count += 1;
      if (!unexplained.delete(id) && !waiting.has(id)) wrong.push(`offer ${id} never came to the endpoint`);
    }
  }
  for (const id of unexplained) wrong.push(`offer ${id} came to the endpoint and is not in the log`);
  const { repeated } = webhooks;
  return {
    checked: `${count} offers of one unit sent to its endpoint, ${waiting.size} of them still to be tried again, ${repeated} repeated`,
    wrong,
  };
}
