import type { Arena } from '../campaign/arena.js';
import type { LoggedEvent } from '../checker/facts.js';
import { courseOf as legalCourse } from '../checker/whistle-course.js';
import { courseOf, type Happening, linesOf } from './course.js';
import type { Tale } from './play.js';

interface LogRow extends Happening {
  readonly tenant: string;
  readonly ticket: string;
  readonly version: number;
  readonly id: string;
}

interface TicketRow {
  readonly id: string;
  readonly state: string;
  readonly round: number;
  readonly level: number;
}

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

function objectionsTo(
  { story, firstDay }: Tale,
  ticket: TicketRow | undefined,
  log: readonly LogRow[],
): string[] {
  const wanted = linesOf(story.course);
  const found = courseOf(log, firstDay);
  const objections: string[] = [];
  for (let line = 0; line < Math.max(wanted.length, found.length); line++) {
    if (wanted[line] !== found[line])
      objections.push(
        `expected "${wanted[line] ?? 'nothing more'}", found "${found[line] ?? 'nothing more'}"`,
      );
  }
  const { state, round, level } = story.end;
  if (ticket?.state !== state || ticket.round !== round || ticket.level !== level)
    objections.push(`expected ${state} in round ${round} at level ${level}, found ${JSON.stringify(ticket)}`);
  return [...objections, ...legalCourse(log.map(asLogged)).illegal];
}

function asLogged({ data, at, ...row }: LogRow): LoggedEvent {
  const text = (name: string): string | null => (data[name] as string | undefined) ?? null;
  return {
    ...row,
    assignment: text('assignment_id'),
    clock: text('clock'),
    sign_due: text('sign_due_at'),
    contact_due: text('contact_due_at'),
    resolve_due: text('resolve_due_at'),
    due: text('due_at'),
    role: text('role'),
    unit: text('unit_id'),
    round: (data['round'] as number | undefined) ?? null,
    occurred: at,
    recorded: at,
  };
}
