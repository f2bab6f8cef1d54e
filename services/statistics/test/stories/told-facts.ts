import { emptyTicket, type TicketFact } from '../../src/domain/ticket-fact.js';
import { applyTicketEvent, ticketFold } from '../../src/domain/ticket-fold.js';

const AT = Date.parse('2026-03-02T02:00:00Z');
export const periodOf = () => '2026-03';
let version = 0;
let decisions = 0;
/** The fact of a whistle after one decision: what it tells happens at one instant, later than what earlier ones told. */
export const told = (fact: TicketFact, ...events: [type: string, data: object][]) => {
  const time = AT + ++decisions;
  return events.reduce(
    (next, [type, data]) =>
      applyTicketEvent(next, {
        type: `muster.${type}.v1`,
        data: { version: ++version, round: 1, ...data },
        time,
      } as never),
    fact,
  );
};

export const offer = (id: string, role = 'co'): [string, object] => [
  'assignment.offered',
  {
    assignment_id: id,
    unit_id: id,
    role,
    offer_no: 1,
    sign_due_at: 'x',
    contact_due_at: 'x',
    resolve_due_at: 'x',
  },
];
/** Dispatched to two units. */
export const dispatched = () =>
  told(
    emptyTicket,
    ['ticket.raised', { category_code: 'clearance' }],
    ['ticket.dispatched', { mode: 'joint' }],
    offer('customs', 'lead'),
    offer('border'),
  );
export const cells = (fact: TicketFact) => Object.fromEntries(ticketFold.contributions(fact, periodOf));
export const sumOf = (fact: TicketFact, metric: string, part?: string) =>
  Object.entries(cells(fact))
    .filter(([key]) => key.includes(`"${metric}"`) || key.startsWith(metric))
    .filter(([key]) => part === undefined || key.includes(part))
    .reduce((total, [, value]) => total + value, 0);
/** Whatever the events did, moving from before to after gives what counting anew gives. */
export function moves(before: TicketFact, after: TicketFact): void {
  const total = new Map(ticketFold.contributions(before, periodOf));
  for (const [key, value] of ticketFold.movement!(before, after, periodOf))
    total.set(key, (total.get(key) ?? 0) + value);
  const kept = [...total].filter(([, value]) => value !== 0);
  expect(new Map(kept)).toEqual(ticketFold.contributions(after, periodOf));
}
