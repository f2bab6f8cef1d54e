import { notationOf } from './local-time.js';

/** An event of a whistle, as escalation's log has it. */
export interface Happening {
  readonly type: string;
  /** Milliseconds since 1970, by the month's clock. */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What happened, in the words in which stories tell it: a line for every instant, `d0 09:20 signed:tax=satisfied started`. An event of
 * a unit names it after a colon, one of a clock the clock and, behind an @, its unit; what became of a clock follows an equals sign.
 */
export function courseOf(happenings: readonly Happening[], firstDay: string): string[] {
  const lines: string[] = [];
  let last = '';
  for (const { type, at, data } of happenings) {
    const when = notationOf(at, firstDay);
    const word = wordFor(type, data, firstDay);
    if (when === last) lines[lines.length - 1] += ` ${word}`;
    else lines.push(`${when} ${word}`);
    last = when;
  }
  return lines;
}

/** A story's course as `courseOf` writes it: what does not begin with an instant goes on with the line before. */
export function linesOf(course: string): string[] {
  const text = course.trim().replace(/\s+/g, ' ');
  return text.split(/ (?=d\d+ \d{2}:\d{2} )/);
}

type Data = Happening['data'];

function wordFor(type: string, data: Data, firstDay: string): string {
  const instant = (name: string): string =>
    notationOf(Date.parse(data[name] as string), firstDay).replace(' ', 'T');
  switch (type) {
    case 'assignment.escalated':
      return `ladder:${data['unit_id']}/${[data['step'], ...(data['skipped'] as string[])].join('-')}`;
    case 'ticket.escalated':
      return `escalated:${data['from_level']}>${data['to_level']}/${data['cause']}`;
    case 'ticket.dispatched': {
      const plan = (data['response_plan'] as { readonly code: string } | undefined)?.code;
      return ['dispatched', data['catch_all_because'], plan].filter(Boolean).join('/');
    }
    case 'assignment.offered':
      return `offered:${data['unit_id']}/${data['role']}`;
    case 'callback.recorded':
      return `callback:${data['solved']}/${data['satisfaction'] ?? 'unrated'}`;
    case 'ticket.closed':
      return `closed:${data['outcome']}`;
    case 'ticket.reopened':
      return `reopened/${data['cause']}`;
    case 'clock.extended':
      return `${type}:${clockOf(data)}/${instant('old_due_at')}>${instant('due_at')}`;
    case 'clock.rescheduled':
    case 'clock.resumed':
    case 'clock.started':
      return `${type}:${clockOf(data)}>${instant('due_at')}`;
    default:
      return `${plain(type)}${subjectOf(type, data)}${outcomeOf(data)}`;
  }
}

const plain = (type: string): string => type.replace(/^(ticket|assignment)\./, '');

const clockOf = (data: Data): string => `${data['clock']}${data['unit_id'] ? `@${data['unit_id']}` : ''}`;

function subjectOf(type: string, data: Data): string {
  if (type.startsWith('clock.')) return `:${clockOf(data)}`;
  return typeof data['unit_id'] === 'string' ? `:${data['unit_id']}` : '';
}

function outcomeOf(data: Data): string {
  const outcome =
    data['outcome'] ?? (['satisfied', 'breached'].includes(data['clock'] as string) && data['clock']);
  return typeof outcome === 'string' ? `=${outcome}` : '';
}
