import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { Operation, page, tenantOf } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WhistleLists } from '../persistence/whistle.lists.js';
import { exampleTicket } from '../reading/examples.js';
import { PageQuery } from '../reading/list-queries.js';
import { pageClass } from '../reading/page-class.js';
import { TicketResource } from '../reading/ticket.resource.js';
import { ticketView } from '../reading/ticket-view.js';
import { PRIORITY_HEAD_START_HOURS } from './queue-policy.js';

/** What waits to be dispatched by hand, in the order in which it is to be taken. */
@Controller('v1/dispatch-queue')
@Allow('dispatcher', 'council', 'supervisor', 'operator')
export class DispatchQueueController {
  constructor(private readonly lists: WhistleLists) {}

  @Get()
  @Operation({
    zh: '待派单队列',
    en: 'What waits for a dispatcher',
    description: {
      zh: `按等待先后；有优先权的提前 ${PRIORITY_HEAD_START_HOURS} 小时，因此不会使其他哨件无限等待；待企业补充说明的排在最后。只有一页：先处理前面的。`,
      en: `By age, with a head start of ${PRIORITY_HEAD_START_HOURS} hours for the priority right, so that nobody waits for ever; what waits for its raiser’s answer comes last. One page only: take the first.`,
    },
    type: pageClass('DispatchQueuePage', TicketResource),
    response: { items: [exampleTicket], next_cursor: null },
  })
  async list(
    @Query() { limit }: PageQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const waiting = await this.lists.queue(tenantOf(who), PRIORITY_HEAD_START_HOURS, limit);
    return page(
      request,
      reply,
      waiting,
      limit,
      ({ id }) => [id],
      (whistle) => ticketView(whistle, who),
    );
  }
}
