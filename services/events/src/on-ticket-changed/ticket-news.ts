import type { ReceivedEvent } from '@muster/messaging';

/** What a batch says about one ticket. Null: nothing. */
export interface TicketNews {
  readonly tenant_id: string;
  readonly ticket_id: string;
  readonly number: string;
  readonly state: string | null;
  readonly level: number | null;
  readonly round: number;
  readonly enterprise_id: string | null;
  readonly version: number;
}

/** The ticket's state after an event (lifecycle B3); other events leave it as it is. */
const STATE_AFTER: Readonly<Record<string, string>> = {
  'muster.ticket.raised.v1': 'raised',
  'muster.ticket.dispatched.v1': 'dispatched',
  'muster.ticket.started.v1': 'in_progress',
  'muster.ticket.resolved.v1': 'resolved',
  'muster.ticket.closed.v1': 'closed',
  'muster.ticket.reopened.v1': 'in_progress',
};

/** The events that change what an agenda shows of a ticket. */
export const ticketNewsTypes = Object.keys(STATE_AFTER);

/** Sums up a batch: one row per ticket, however many events it has. */
export function ticketNews(events: readonly ReceivedEvent[]): TicketNews[] {
  const news = new Map<string, TicketNews>();
  for (const { tenantId, key, version, type, data } of events) {
    const name = JSON.stringify([tenantId, key]);
    const known = news.get(name);
    news.set(name, {
      tenant_id: tenantId,
      ticket_id: key,
      number: data['ticket_no'] as string,
      state: STATE_AFTER[type] ?? known?.state ?? null,
      level: (data['level'] as number | undefined) ?? known?.level ?? null,
      round: data['round'] as number,
      enterprise_id: (data['enterprise_id'] as string | null | undefined) ?? known?.enterprise_id ?? null,
      version,
    });
  }
  return [...news.values()];
}
