import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { KnownTicket } from '../persistence/known-ticket.store.js';
import { uuid } from './uuid.property.js';

export class TicketOnAgenda {
  @ApiProperty(uuid('哨件 / ticket'))
  id: string;
  @ApiProperty({ description: '哨件号 / number', example: 'TJ-2026-000123' })
  number: string;
  @ApiProperty({ description: '当前状态 / current state', example: 'in_progress' })
  state: string;
  @ApiProperty({ type: Number, description: '层级 / level', nullable: true, example: 1 })
  level: number | null;
  @ApiProperty({ description: '第几轮 / round', example: 1 })
  round: number;
}

/** Known tickets by id. */
export type Tickets = ReadonlyMap<string, KnownTicket>;

/** A ticket that the reader may know of: an enterprise its own (ADR-0045). */
export function visibleTicket(
  who: Identity,
  ticketId: string | null,
  tickets: Tickets,
): KnownTicket | undefined {
  const ticket = ticketId === null ? undefined : tickets.get(ticketId);
  return who.role === 'enterprise' && ticket?.enterpriseId !== who.enterpriseId ? undefined : ticket;
}

/** A ticket as it stands now; null where the reader may not know of it. */
export function presentTicket(
  who: Identity,
  ticketId: string | null,
  tickets: Tickets,
): TicketOnAgenda | null {
  const visible = visibleTicket(who, ticketId, tickets);
  if (!visible) return null;
  const { enterpriseId: _, ...ticket } = visible;
  return ticket;
}

/** For the OpenAPI document. */
export const ticketExample: TicketOnAgenda = {
  id: '0198f0f4-1c00-7a10-8000-000000000001',
  number: 'TJ-2026-000123',
  state: 'in_progress',
  level: 1,
  round: 1,
};
