import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { ConferenceAgendas } from '../agenda/conference-agendas.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { LandedDecisionStore } from '../persistence/landed-decision.store.js';
import { landingNews, landingTypes } from './landing-news.js';
import { ticketNews, ticketNewsTypes } from './ticket-news.js';

const types = [...ticketNewsTypes, ...landingTypes];

/**
 * Keeps the tickets that agendas may name, with their current state (mechanisms 0.12), and which decisions have landed at them; hard ones come
 * onto the next conference's.
 */
@Controller()
export class OnTicketChangedController {
  constructor(
    private readonly tickets: KnownTicketStore,
    private readonly landed: LandedDecisionStore,
    private readonly agendas: ConferenceAgendas,
  ) {}

  @EventPattern<string>('muster.tickets.v1', undefined, { types })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    await this.landed.apply(context.tx, landingNews(events));
    const tenantIds = await this.tickets.apply(context.tx, ticketNews(events));
    await this.agendas.complete(context, tenantIds);
  }
}
