import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** I2: no whistle that nobody asked for, and one whistle per idempotency key. */
export function noStrangers({ journal, tickets }: Facts): Verdict {
  const known = new Set<string>();
  const asked = new Map<string, boolean>();
  const wrong: string[] = [];
  let unknown = 0;
  for (const { sent, acked } of journal.values()) {
    if (sent.operation !== 'raise') continue;
    asked.set(sent.about['title']!, acked.length > 0);
    if (acked.length === 0) unknown += 1;
    const ids = new Set(acked.map((ticket) => ticket!.id));
    if (ids.size > 1) wrong.push(`key ${sent.key} led to ${ids.size} whistles`);
    for (const id of ids) known.add(id);
  }
  const byTitle = new Map<string, string>();
  let late = 0;
  for (const { id, title } of tickets.values()) {
    const other = byTitle.get(title);
    if (other !== undefined) wrong.push(`${id} and ${other} come from one request`);
    byTitle.set(title, id);
    if (known.has(id)) continue;
    const acknowledged = asked.get(title);
    if (acknowledged === undefined) wrong.push(`${id} was never asked for`);
    else if (acknowledged) wrong.push(`${id} comes from a request that was answered with another`);
    else late += 1;
  }
  return verdict(
    `${tickets.size} whistles, each asked for once; ${late} from ${unknown} requests whose outcome stayed unknown`,
    wrong,
  );
}
