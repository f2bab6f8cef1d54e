import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, type Identity, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import { rolesFor } from '../deciding/roles.js';
import { IntendedTicketRequest, intended } from '../raising/intended-ticket.request.js';
import { exampleTicket } from '../reading/examples.js';
import { TicketResource } from '../reading/ticket.resource.js';
import { ticketView } from '../reading/ticket-view.js';
import { REASONS } from './likeness.js';
import { type SimilarTicket, SimilarTickets } from './similar-tickets.js';

class SimilarTicketResource {
  @ApiProperty({ type: Number, minimum: 0, maximum: 1, description: '相似程度 / how alike' }) score: number;
  @ApiProperty({ type: [String], enum: REASONS, description: '相同之处 / what is alike' }) why: string[];
  @ApiProperty({ type: TicketResource }) ticket: TicketResource;
}

export class SimilarTicketsResource {
  @ApiProperty({ type: [SimilarTicketResource] }) items: SimilarTicketResource[];
}

/** A suggestion as it is shown to the caller. */
export function similarView({ whistle, score, why }: SimilarTicket, who: Identity) {
  return { score, why, ticket: ticketView(whistle, who) };
}

/** Duplicates are suggested, never refused (T1): whoever raises knows best. */
@Controller('v1/tickets/similar')
export class SimilarTicketsController {
  constructor(private readonly similar: SimilarTickets) {}

  @Post()
  @HttpCode(200)
  @Allow(...rolesFor('raise'))
  @Operation({
    zh: '查找疑似重复的哨件',
    en: 'Find whistles that may be the same matter',
    description: {
      zh: '按地点、类别、文字比较近 30 天内您可见的哨件，最相似的在前，至多 10 条；仅供参考，不阻止吹哨。',
      en: 'Compares place, category and words with the whistles of the last 30 days that you may see; the most alike first, ten at most. A suggestion: nothing is refused.',
    },
    request: { category: 'customs_clearance', title: '集装箱等待查验', place: { code: 'yard-2' } },
    type: SimilarTicketsResource,
    response: { items: [{ score: 0.86, why: ['place', 'category', 'text'], ticket: exampleTicket }] },
  })
  async find(@Body() body: IntendedTicketRequest, @Who() who: Identity) {
    const found = await this.similar.of(who, intended(body));
    return { items: found.map((each) => similarView(each, who)) };
  }
}
