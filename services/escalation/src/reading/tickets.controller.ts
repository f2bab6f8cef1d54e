import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, page, tenantOf, UuidPipe, withEtag } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Commands } from '../deciding/commands.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { examplePath, exampleTicket, exampleTimeline } from './examples.js';
import { ticketCursor } from '../searching/ticket-cursor.js';
import { TicketLists } from '../searching/ticket.lists.js';
import { TicketQuery } from '../searching/ticket.query.js';
import { filterFor } from '../searching/ticket-scope.js';
import { pageClass } from './page-class.js';
import { TicketResource, TimelineEntryResource } from './ticket.resource.js';
import { ticketView } from './ticket-view.js';
import { timelineEntry, unitNames } from './timeline.js';
import { seesTexts } from './visibility.js';
import { Directories } from '@muster/directory';

/** Tickets as each caller may see them. */
@Controller('v1/tickets')
@Allow(...ROLES)
export class TicketsController {
  constructor(
    private readonly commands: Commands,
    private readonly lists: TicketLists,
    private readonly store: WhistleStore,
    private readonly directories: Directories,
  ) {}

  @Get()
  @Operation({
    zh: '哨件列表与检索',
    en: 'Tickets: lists and search',
    description: {
      zh: '企业只见本企业的；单位人员只见本单位参与的；分析人员不见文字内容。',
      en: 'An enterprise sees its own, a unit officer those of its unit; analysts see no free text.',
    },
    type: pageClass('TicketPage', TicketResource),
    response: { items: [exampleTicket], next_cursor: null },
  })
  async list(
    @Query() query: TicketQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { sort, limit, cursor } = query;
    const after = ticketCursor(cursor, sort);
    const filter = filterFor(who, query);
    const tickets = filter
      ? await this.lists.tickets(tenantOf(who), filter, { sort, after, limit: limit + 1 })
      : [];
    return page(
      request,
      reply,
      tickets,
      limit,
      ({ position }) => position,
      ({ whistle }) => ticketView(whistle, who),
    );
  }

  @Get(':id')
  @Operation({ zh: '哨件', en: 'A ticket', type: TicketResource, response: exampleTicket, path: examplePath })
  async show(
    @Param('id', UuidPipe) ticketId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const whistle = await this.commands.visible(tenantOf(who), { ticketId }, who);
    withEtag(reply, whistle.version);
    return ticketView(whistle, who);
  }

  @Get(':id/timeline')
  @Operation({
    zh: '哨件的全过程',
    en: 'Everything that happened to a ticket',
    type: pageClass('TimelinePage', TimelineEntryResource),
    response: { items: exampleTimeline, next_cursor: null },
    path: examplePath,
  })
  async timeline(@Param('id', UuidPipe) ticketId: string, @Who() who: Identity) {
    const tenantId = tenantOf(who);
    await this.commands.visible(tenantId, { ticketId }, who);
    const [events, directory] = await Promise.all([
      this.store.history(tenantId, ticketId),
      this.directories.get(tenantId),
    ]);
    const names = unitNames(directory);
    return { items: events.map((event) => timelineEntry(event, names, seesTexts(who))), next_cursor: null };
  }
}
