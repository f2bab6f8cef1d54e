import type { ReceivedEvent } from '@muster/messaging';

/** What a batch says about one ticket. Null: nothing. */
export interface TicketNews {
  readonly tenant_id: string;
  readonly ticket_id: string;
  readonly number: string;
  /** `raised`, as every ticket begins, at version 0 when the batch says nothing of it. */
  readonly state: string;
  /** The highest: a ticket's level only rises (lifecycle T8). */
  readonly level: number | null;
  readonly round: number;
  readonly enterprise_id: string | null;
  /** Of the event that said the state. */
  readonly version: number;
}

/** The ticket's state after an event (lifecycle B3); other events leave it as it is. */
export const STATE_AFTER: Readonly<Record<string, string>> = {
  'muster.ticket.raised.v1': 'raised',
  'muster.ticket.rejected.v1': 'rejected',
  'muster.ticket.appealed.v1': 'raised',
  'muster.ticket.merged.v1': 'merged',
  'muster.ticket.unmerged.v1': 'raised',
  'muster.ticket.withdrawn.v1': 'withdrawn',
  'muster.ticket.dispatched.v1': 'dispatched',
  'muster.ticket.started.v1': 'in_progress',
  'muster.solution.proposed.v1': 'sign_off',
  'muster.solution.refused.v1': 'in_progress',
  'muster.ticket.hung.v1': 'on_account',
  'muster.ticket.resumed.v1': 'in_progress',
  'muster.ticket.resolved.v1': 'resolved',
  'muster.ticket.closed.v1': 'closed',
  'muster.ticket.reopened.v1': 'in_progress',
};

/** The events that change what an agenda shows of a ticket. */
export const ticketNewsTypes = [...Object.keys(STATE_AFTER), 'muster.ticket.escalated.v1'];

/** Sums up a batch: one row per ticket, however many events it has, in whatever order they come. */
export function ticketNews(events: readonly ReceivedEvent[]): TicketNews[] {
  const news = new Map<string, TicketNews>();
  for (const event of events) {
    if (!ticketNewsTypes.includes(event.type)) continue;
    const { tenantId, key, data } = event;
    const name = JSON.stringify([tenantId, key]);
    const known = news.get(name);
    const level = (data['to_level'] ?? data['level'] ?? null) as number | null;
    news.set(name, {
      tenant_id: tenantId,
      ticket_id: key,
      number: data['ticket_no'] as string,
      ...latestState(known, event),
      level: highest(known?.level ?? null, level),
      round: Math.max(data['round'] as number, known?.round ?? 1),
      enterprise_id: (data['enterprise_id'] as string | null | undefined) ?? known?.enterprise_id ?? null,
    });
  }
  return [...news.values()];
}

function highest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

// Republished events may come behind younger ones (ADR-0022).
function latestState(
  { state, version }: Pick<TicketNews, 'state' | 'version'> = { state: 'raised', version: 0 },
  event: ReceivedEvent,
): Pick<TicketNews, 'state' | 'version'> {
  const after = STATE_AFTER[event.type];
  return after === undefined || event.version < version
    ? { state, version }
    : { state: after, version: event.version };
}
