import { Controller, Get, Param } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, tenantOf, UuidPipe } from '@muster/http';
import { Commands } from '../deciding/commands.js';
import { examplePath } from '../reading/examples.js';
import { NotificationDeliveryStore } from './notification-delivery.store.js';
import { exampleReceipts, TicketReceipts, ticketReceipts } from './receipt.view.js';

/** Which units have received what a ticket asks of them. */
@Controller('v1/tickets')
@Allow(...ROLES)
export class TicketReceiptsController {
  constructor(
    private readonly commands: Commands,
    private readonly deliveries: NotificationDeliveryStore,
  ) {}

  @Get(':id/notifications')
  @Operation({
    zh: '派单送达情况，逐单位',
    en: 'Which units the dispatch has reached',
    type: TicketReceipts,
    response: exampleReceipts,
    path: examplePath,
  })
  async receipts(@Param('id', UuidPipe) ticketId: string, @Who() who: Identity): Promise<TicketReceipts> {
    const tenantId = tenantOf(who);
    const whistle = await this.commands.visible(tenantId, { ticketId }, who);
    return ticketReceipts(whistle, await this.deliveries.ofTicket(tenantId, ticketId, whistle.round));
  }
}
