import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** I8: whoever listens to the stream, across every break, has seen exactly the alliance's events. */
export async function streamsComplete(
  { log, poisoned }: Facts,
  { stream, alliances, query }: Evidence,
): Promise<Verdict> {
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
  return verdict(
    `${count} events over one stream across ${stream.disconnects} breaks (webhooks are not part of this campaign)`,
    wrong,
  );
}
