import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { type Named, NOBODY } from '../domain/matching.js';
import { keyOf, type KnownTicket } from '../persistence/known-ticket.store.js';
import type { DoneDuty } from '../persistence/notification.store.js';
import { followersChange, followingEnterprises, withFollowersOf } from './followers.js';
import { type Telling, tellings } from './tellings.js';
import { unitsChange, withUnitsOf } from './units-at-work.js';

const RAISED = 'muster.ticket.raised.v1';
/** What ends a duty, and so takes the reason from its warning; null: every duty of the unit. */
const ENDS: Readonly<Record<string, string | null>> = {
  'muster.assignment.signed.v1': 'sign',
  'muster.assignment.reported_in.v1': 'contact',
  'muster.assignment.submitted.v1': 'resolve',
  'muster.assignment.cancelled.v1': null,
  'muster.assignment.released.v1': null,
};
const CLOCK_ENDS: readonly string[] = ['muster.clock.satisfied.v1', 'muster.clock.voided.v1'];

/** What is read of the topic. */
export const ticketNoticeTypes: readonly string[] = [
  ...new Set([
    RAISED,
    ...Object.keys(tellings),
    ...unitsChange,
    ...followersChange,
    ...Object.keys(ENDS),
    ...CLOCK_ENDS,
  ]),
];

function raisedTicket({ type, tenantId, key, data }: ReceivedEvent): KnownTicket | undefined {
  if (type !== RAISED) return undefined;
  return {
    tenant_id: tenantId,
    ticket_id: key,
    kind: data['kind'] as string,
    enterprise_id: data['enterprise_id'] as string | null,
    units: [],
    followers: [],
  };
}

/** The duties of which nobody need be warned any more. */
export function doneDuties(events: readonly ReceivedEvent[]): DoneDuty[] {
  return events.flatMap(({ type, tenantId, key, data }): DoneDuty[] => {
    const of = { tenant_id: tenantId, ticket_id: key };
    if (CLOCK_ENDS.includes(type)) return [{ ...of, unit_id: null, clock: data['clock'] as string }];
    const clock = ENDS[type];
    return clock === undefined ? [] : [{ ...of, unit_id: data['unit_id'] as string, clock }];
  });
}

/**
 * What a batch gives to tell, and the tickets that it brings or whose units or followers it changes.
 *
 * @param listening alliances in which somebody wants to hear anything; for the others there are no notices.
 */
export function ticketNotices(
  events: readonly ReceivedEvent[],
  known: ReadonlyMap<string, KnownTicket>,
  listening: ReadonlySet<string>,
): { notices: NamedNotice[]; changed: KnownTicket[] } {
  const tickets = new Map(known);
  const notices = events.flatMap((event) => {
    const key = keyOf(event.tenantId, event.key);
    const before = tickets.get(key) ?? raisedTicket(event);
    const ticket = before && withFollowersOf(withUnitsOf(before, event), event);
    if (ticket) tickets.set(key, ticket);
    const telling = listening.has(event.tenantId) ? tellings[event.type]?.(event.data, ticket) : undefined;
    return telling ? noticesOf(event, telling, ticket) : [];
  });
  return { notices, changed: [...tickets].flatMap(([key, one]) => (one === known.get(key) ? [] : [one])) };
}

const namedBy = ({ officers = [], enterprises }: Telling, ticket: KnownTicket | undefined): Named => ({
  officers,
  enterprises: enterprises === 'all' ? followingEnterprises(ticket) : [],
});

// One for each unit; enterprises and the officers who are named hear of it with the first.
function noticesOf(event: ReceivedEvent, telling: Telling, ticket: KnownTicket | undefined): NamedNotice[] {
  const data = event.data as { ticket_no: string; round: number };
  const units = telling.units.length > 0 ? telling.units : [null];
  return units.map((unitId, index) => ({
    named: index === 0 ? namedBy(telling, ticket) : NOBODY,
    notice: {
      kind: telling.kind,
      eventId: event.id,
      tenantId: event.tenantId,
      occurredAt: event.time.toISOString(),
      ticketId: event.key,
      ticketNo: data.ticket_no,
      round: data.round,
      unitId,
      enterpriseId: telling.enterprises && index === 0 ? (ticket?.enterprise_id ?? null) : null,
      role: telling.role ?? null,
      clock: telling.clock ?? null,
      dueAt: telling.dueAt ?? null,
      ...telling.followUp,
      emergency: ticket?.kind === 'emergency',
    },
  }));
}
