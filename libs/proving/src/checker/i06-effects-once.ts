import type { Evidence } from './evidence.js';
import type { Facts, LoggedEvent } from './facts.js';
import { together, type Verdict, verdict } from './verdict.js';
import { TICKET_MOVES } from './whistle-rules.js';

/** I6: every consumer has the effects of every event, each once. */
export async function effectsOnce(facts: Facts, evidence: Evidence): Promise<Verdict> {
  return together(
    await inStatistics(facts, evidence),
    await inEvents(facts, evidence),
    await directories(evidence),
  );
}

async function inStatistics({ log, poisoned }: Facts, { query }: Evidence): Promise<Verdict> {
  const rows = await query<{ id: string; key: string }>(
    'statistics',
    'select event_id::text as id, key from public_event where topic = 2',
  );
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const { id, key } of rows) {
    if (poisoned.has(key)) continue;
    if (seen.has(id)) wrong.push(`statistics has event ${id} twice`);
    seen.add(id);
  }
  let count = 0;
  for (const events of log.values()) {
    for (const { id } of events) {
      count += 1;
      if (!seen.delete(id)) wrong.push(`statistics lacks event ${id}`);
    }
  }
  for (const id of seen) wrong.push(`statistics has event ${id}, which never happened`);
  return verdict(`statistics has ${count} events once`, wrong);
}

/** What moves the tickets that agendas may name. */
const isNews = ({ type }: LoggedEvent): boolean => type in TICKET_MOVES;

async function inEvents({ log, tickets, poisoned }: Facts, { query }: Evidence): Promise<Verdict> {
  const wrong: string[] = [];
  const known = await query<{ id: string; state: string; version: number; round: number }>(
    'events',
    'select ticket_id::text as id, state, version::int, round from known_ticket',
  );
  const rows = new Map(known.filter(({ id }) => !poisoned.has(id)).map((row) => [row.id, row]));
  for (const ticket of tickets.values()) {
    const row = rows.get(ticket.id);
    const last = log.get(ticket.id)?.findLast(isNews);
    if (row?.state !== ticket.state || row.round !== ticket.round || row.version !== last?.version)
      wrong.push(
        `events knows ${ticket.id} as ${row ? `${row.state}/${row.version}` : 'nothing'}, it is ${ticket.state}`,
      );
  }
  if (rows.size > tickets.size)
    wrong.push(`events knows ${rows.size - tickets.size} whistles that do not exist`);
  const claimed = await query<{ id: string }>(
    'events',
    `select message_id::text as id from inbox where consumer = 'events'`,
  );
  const inbox = new Set(claimed.map(({ id }) => id));
  let news = 0;
  for (const events of log.values()) {
    for (const event of events) {
      if (!isNews(event)) continue;
      news += 1;
      if (!inbox.has(event.id)) wrong.push(`event ${event.id} was never claimed in the inbox of events`);
    }
  }
  return verdict(`events knows all ${tickets.size} whistles by ${news} events, each claimed once`, wrong);
}

async function directories({ query }: Evidence): Promise<Verdict> {
  const sql = 'select tenant_id, version::int from directory order by tenant_id';
  const own = await query<{ tenant_id: string; version: number }>('organizations', sql);
  const wrong: string[] = [];
  for (const service of ['escalation', 'events', 'notifications'] as const) {
    const copies = await query<{ tenant_id: string; version: number }>(service, sql);
    for (const { tenant_id, version } of own) {
      const copy = copies.find((each) => each.tenant_id === tenant_id);
      if (copy?.version !== version)
        wrong.push(`${service} has the directory of ${tenant_id} at ${copy?.version}, it is at ${version}`);
    }
  }
  return verdict(`the directories of ${own.length} alliances are everywhere at their version`, wrong);
}
