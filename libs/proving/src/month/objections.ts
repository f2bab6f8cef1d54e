import type { LoggedEvent } from '../checker/facts.js';
import { courseOf as legalCourse } from '../checker/whistle-course.js';
import { courseOf, type Happening, linesOf } from './course.js';
import type { Tale } from './play.js';

/** An event with what the rules of the practice need to know of it. */
export interface LogRow extends Happening {
  readonly tenant: string;
  readonly ticket: string;
  readonly version: number;
  readonly id: string;
}

/** Where a whistle stands. */
export interface TicketRow {
  readonly id: string;
  readonly state: string;
  readonly round: number;
  readonly level: number;
}

/** Where a whistle is not as its story says, event by event, or not as the rules of the practice allow. */
export function objectionsTo(
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
