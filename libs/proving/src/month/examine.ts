import type { Arena } from '../campaign/arena.js';
import { type LogRow, objectionsTo, type TicketRow } from './objections.js';
import type { Tale } from './play.js';

/** Compares every whistle with its story: each event at its instant, and where it ended; and no course that the rules of the practice forbid. */
export async function examineWhistles(arena: Arena, tales: readonly Tale[]): Promise<string[]> {
  const [tickets, log] = await Promise.all([
    arena.query<TicketRow>('escalation', 'select id::text, state, round::int, level::int from ticket'),
    arena.query<LogRow>(
      'escalation',
      `select tenant_id as tenant, aggregate_id as ticket, version::int, event_id::text as id, type, data,
         (extract(epoch from occurred_at) * 1000)::float8 as at from event_log order by aggregate_id, version`,
    ),
  ]);
  const ended = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const told = Map.groupBy(log, ({ ticket }) => ticket);
  const strangers = tickets.length - tales.length;
  return [
    ...(strangers === 0 ? [] : [`${strangers} whistles that no story tells of`]),
    ...tales.flatMap((tale) =>
      objectionsTo(tale, ended.get(tale.ticket!), told.get(tale.ticket!) ?? []).map(
        (objection) => `${tale.story.name}, ${tale.firstDay}, ${tale.number}: ${objection}`,
      ),
    ),
  ];
}
