import type { ReceivedEvent } from '@muster/messaging';
import type { KnownTicket } from '../persistence/known-ticket.store.js';

const JOINS: ReadonlySet<string> = new Set(['muster.assignment.offered.v1', 'muster.assignment.reopened.v1']);
const LEAVES: ReadonlySet<string> = new Set([
  'muster.assignment.released.v1',
  'muster.assignment.cancelled.v1',
]);

/** What changes who is at work. */
export const unitsChange: readonly string[] = [...JOINS, ...LEAVES];

/** The whistle after an event: notices about the whole of it go to the units that are at work on it. */
export function withUnitsOf(ticket: KnownTicket, { type, data }: ReceivedEvent): KnownTicket {
  if (!JOINS.has(type) && !LEAVES.has(type)) return ticket;
  const { unit_id, role } = data as { unit_id: string; role: string };
  const others = ticket.units.filter((one) => one.unit_id !== unit_id);
  return { ...ticket, units: JOINS.has(type) ? [...others, { unit_id, role }] : others };
}

/** Who works on it, not those who are only informed. */
export function unitsAtWork(ticket: KnownTicket | undefined): string[] {
  return (ticket?.units ?? []).filter(({ role }) => role !== 'inform').map(({ unit_id }) => unit_id);
}

/** Who leads: the newest of the leads, because a successor is offered before the other is released. */
export function leadUnit(ticket: KnownTicket | undefined): string | undefined {
  return ticket?.units.findLast(({ role }) => role === 'lead')?.unit_id;
}
