import type { ReceivedEvent } from '@muster/messaging';
import type { Notice } from '../domain/notice.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { keyOf, type KnownTicket } from '../persistence/known-ticket.store.js';

const KIND_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.ticket.dispatched.v1': 'dispatched',
  'muster.assignment.offered.v1': 'offered',
  'muster.assignment.returned.v1': 'returned',
  'muster.assignment.reopened.v1': 'reopened',
  'muster.assignment.cancelled.v1': 'cancelled',
  'muster.clock.breached.v1': 'breached',
  'muster.ticket.resolved.v1': 'resolved',
  'muster.ticket.closed.v1': 'closed',
};
const RAISED = 'muster.ticket.raised.v1';
const SIGNED = 'muster.assignment.signed.v1';
const CANCELLED = 'muster.assignment.cancelled.v1';

/** What is read of the topic. */
export const ticketNoticeTypes: readonly string[] = [RAISED, SIGNED, ...Object.keys(KIND_OF)];

/** Units are warned when this share of their time to sign has passed (lifecycle B5: warn at 80 %). */
const WARNING_SHARE = 0.8;
/** Things for the raiser's enterprise; everything else concerns the unit. */
const FOR_ENTERPRISE: ReadonlySet<string> = new Set(['dispatched', 'resolved', 'closed']);

interface TicketData {
  readonly ticket_no: string;
  readonly round: number;
  readonly unit_id?: string | null;
  readonly lead_unit_id?: string;
  readonly role?: string;
  readonly clock?: unknown;
  readonly due_at?: string;
  readonly sign_due_at?: string | null;
  readonly resolve_due_at?: string | null;
}

/** The tickets that a batch brings. */
export function raisedTickets(events: readonly ReceivedEvent[]): KnownTicket[] {
  return events
    .filter(({ type }) => type === RAISED)
    .map(({ tenantId, key, data }) => ({
      tenant_id: tenantId,
      ticket_id: key,
      kind: data['kind'] as string,
      enterprise_id: data['enterprise_id'] as string | null,
    }));
}

/** The units that need no reminder to sign any more. */
export function settledOffers(
  events: readonly ReceivedEvent[],
): { tenant_id: string; ticket_id: string; unit_id: string }[] {
  return events
    .filter(({ type }) => type === SIGNED || type === CANCELLED)
    .map(({ tenantId, key, data }) => ({
      tenant_id: tenantId,
      ticket_id: key,
      unit_id: data['unit_id'] as string,
    }));
}

/** What a batch gives to tell. An offer with a time to sign also gives a warning for later. */
export function ticketNotices(
  events: readonly ReceivedEvent[],
  known: ReadonlyMap<string, KnownTicket>,
): Notice[] {
  return events.flatMap((event) => {
    const kind = KIND_OF[event.type];
    if (!kind) return [];
    const notice = noticeOf(event, kind, known.get(keyOf(event.tenantId, event.key)));
    const { sign_due_at } = event.data as unknown as TicketData;
    return kind === 'offered' && sign_due_at ? [notice, warning(notice, event.time, sign_due_at)] : [notice];
  });
}

function noticeOf(event: ReceivedEvent, kind: NoticeKind, ticket: KnownTicket | undefined): Notice {
  const data = event.data as unknown as TicketData;
  return {
    kind,
    eventId: event.id,
    tenantId: event.tenantId,
    occurredAt: event.time.toISOString(),
    ticketId: event.key,
    ticketNo: data.ticket_no,
    round: data.round,
    unitId: data.unit_id ?? (kind === 'dispatched' ? data.lead_unit_id! : null),
    enterpriseId: FOR_ENTERPRISE.has(kind) ? (ticket?.enterprise_id ?? null) : null,
    role: data.role ?? null,
    clock: kind === 'breached' ? (data.clock as string) : null,
    dueAt: data.due_at ?? (kind === 'reopened' ? data.resolve_due_at : data.sign_due_at) ?? null,
    emergency: ticket?.kind === 'emergency',
    notBefore: null,
  };
}

function warning(offered: Notice, from: Date, signDueAt: string): Notice {
  const span = Date.parse(signDueAt) - from.getTime();
  const notBefore = new Date(from.getTime() + span * WARNING_SHARE).toISOString();
  return { ...offered, kind: 'sign_due', notBefore };
}
