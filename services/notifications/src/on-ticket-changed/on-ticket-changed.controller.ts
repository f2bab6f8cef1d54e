import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Announcer } from '../announcing/announcer.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { NotificationStore } from '../persistence/notification.store.js';
import { doneDuties, ticketNotices, ticketNoticeTypes } from './ticket-notices.js';

/** Turns what happens to whistles into notifications, in the transaction that also holds inbox and position (ADR-0120). */
@Controller()
export class OnTicketChangedController {
  constructor(
    private readonly tickets: KnownTicketStore,
    private readonly channels: ChannelStore,
    private readonly notifications: NotificationStore,
    private readonly announcer: Announcer,
  ) {}

  @EventPattern<string>('muster.tickets.v1', undefined, { types: ticketNoticeTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const { tx } = context;
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const ticketIds = [...new Set(events.map(({ key }) => key))];
    const known = await this.tickets.find(tx, tenantIds, ticketIds);
    const channels = await this.channels.active(tx, tenantIds);
    const { notices, changed } = ticketNotices(
      events,
      known,
      new Set(channels.map(({ tenantId }) => tenantId)),
    );
    await this.tickets.keep(tx, changed);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    await this.announcer.announce(context, notices, channels);
    await this.notifications.supersede(tx, doneDuties(events));
  }
}
