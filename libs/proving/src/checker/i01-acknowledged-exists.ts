import type { AnsweredTicket, Operation } from '../campaign/journal-line.js';
import type { Evidence } from './evidence.js';
import type { AssignmentRow, Facts, TicketRow } from './facts.js';
import type { Entry } from './journal-reading.js';
import { together, type Verdict, verdict } from './verdict.js';

const EVENT_OF: Readonly<Record<Exclude<Operation, 'raise'>, string>> = {
  sign: 'assignment.signed',
  report_in: 'assignment.reported_in',
  submit: 'assignment.submitted',
  accept: 'assignment.accepted',
  return: 'assignment.returned',
  resolve: 'ticket.resolved',
  call_back: 'callback.recorded',
};

/** I1: what was acknowledged is there, and is what was acknowledged. */
export function acknowledgedExists(facts: Facts, evidence: Evidence): Verdict {
  return together(raised(facts), stepped(facts), facts.answered.own, remembered(evidence));
}

function raised({ journal, tickets, assignments }: Facts): Verdict {
  const wrong: string[] = [];
  let count = 0;
  for (const entry of journal.values()) {
    if (entry.sent.operation !== 'raise') continue;
    for (const ticket of entry.acked) {
      count += 1;
      const difference = differs(entry, ticket!, tickets.get(ticket!.id), assignments.get(ticket!.id) ?? []);
      if (difference) wrong.push(`${ticket!.id}: ${difference}`);
    }
  }
  return verdict(`${count} acknowledged whistles compared with their rows`, wrong);
}

function differs(
  { sent }: Entry,
  acked: AnsweredTicket,
  row: TicketRow | undefined,
  rows: readonly AssignmentRow[],
): string | undefined {
  if (!row) return 'it does not exist';
  const { title, category, description, enterprise_id } = sent.about;
  const same =
    row.tenant === sent.tenant &&
    row.number === acked.number &&
    row.title === title &&
    row.category === category &&
    row.description === description &&
    row.enterprise === enterprise_id;
  if (!same) return 'its content is another';
  const answeredUnits = acked.assignments.map(({ id, unit_id, role }) => `${id} ${unit_id} ${role}`).sort();
  const stored = rows
    .filter(({ round }) => round === 1)
    .map(({ id, unit, role }) => `${id} ${unit} ${role}`)
    .sort();
  return answeredUnits.join() === stored.join() ? undefined : 'its assignments are others';
}

function stepped({ journal, log }: Facts): Verdict {
  const happened = new Map<string, number>();
  for (const events of log.values()) {
    for (const { type, assignment, ticket } of events) {
      const name = `${type} ${type.startsWith('assignment.') ? assignment : ticket}`;
      happened.set(name, (happened.get(name) ?? 0) + 1);
    }
  }
  const wrong: string[] = [];
  let count = 0;
  for (const { sent, acked } of journal.values()) {
    if (sent.operation === 'raise' || acked.length === 0) continue;
    count += 1;
    const name = `${EVENT_OF[sent.operation]} ${sent.about['assignment_id'] ?? sent.about['ticket_id']}`;
    const left = (happened.get(name) ?? 0) - 1;
    if (left < 0) wrong.push(`${name} was acknowledged and is not in the log`);
    happened.set(name, left);
  }
  return verdict(`${count} acknowledged steps found in the log`, wrong);
}

function remembered({ forgotten }: Evidence): Verdict {
  return verdict('none missing when read right after its acknowledgement', forgotten);
}
