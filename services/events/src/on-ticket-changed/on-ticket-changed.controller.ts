import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { ticketNews, ticketNewsTypes } from './ticket-news.js';

/** Keeps the tickets that agendas may name, with their current state (mechanisms 0.12). */
@Controller()
export class OnTicketChangedController {
  constructor(private readonly tickets: KnownTicketStore) {}

  @EventPattern<string>('muster.tickets.v1', undefined, { types: ticketNewsTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() { tx }: BatchContext): Promise<void> {
    await this.tickets.apply(tx, ticketNews(events));
  }
}
