import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { ConferenceAgendas } from '../agenda/conference-agendas.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { ticketNews, ticketNewsTypes } from './ticket-news.js';

/** Keeps the tickets that agendas may name, with their current state (mechanisms 0.12); hard ones come onto the next conference's. */
@Controller()
export class OnTicketChangedController {
  constructor(
    private readonly tickets: KnownTicketStore,
    private readonly agendas: ConferenceAgendas,
  ) {}

  @EventPattern<string>('muster.tickets.v1', undefined, { types: ticketNewsTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const tenantIds = await this.tickets.apply(context.tx, ticketNews(events));
    await this.agendas.complete(context, tenantIds);
  }
}
