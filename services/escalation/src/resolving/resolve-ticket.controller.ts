import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, PossibleText, UuidPipe, withEtag } from '@muster/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Commands } from '../deciding/commands.js';
import { keyOf, replay } from '../deciding/replay.js';
import { rolesFor } from '../deciding/roles.js';
import { examplePath, exampleTicket } from '../reading/examples.js';
import { TicketResource } from '../reading/ticket.resource.js';
import { ticketView } from '../reading/ticket-view.js';

export class ResolveRequest {
  @ApiProperty({ description: '办结说明 / what was achieved together', example: '已查验放行，冷链货物完好' })
  @IsOptional()
  @PossibleText(10_000)
  summary?: string | null;
}

/** T11b: the lead declares it resolved; its own submitted result is accepted with it. */
@Controller('v1/tickets/:id/resolve')
export class ResolveTicketController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @HttpCode(200)
  @Allow(...rolesFor('resolve'))
  @Operation({
    zh: '主办单位办结',
    en: 'The lead resolves the ticket',
    request: { summary: '已查验放行，冷链货物完好' },
    type: TicketResource,
    response: exampleTicket,
    path: examplePath,
    actions: ['resolve'],
    problems: [
      'unknown_attachments',
      'illegal_transition',
      'not_entitled',
      'lead_not_submitted',
      'units_outstanding',
      'stale_version',
    ],
  })
  async resolve(
    @Param('id', UuidPipe) id: string,
    @Body() { summary }: ResolveRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const body = summary == null ? {} : { summary };
    const given = { who, ifMatch: version, key: keyOf(who, key, `/v1/tickets/${id}/resolve`, body) };
    const answer = await this.commands.toTicket(id, { type: 'resolve', ...body }, given, (whistle) =>
      ticketView(whistle, who),
    );
    withEtag(reply, answer.view.version);
    return replay(reply, answer);
  }
}
