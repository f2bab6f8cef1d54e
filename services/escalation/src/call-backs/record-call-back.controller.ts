import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, PossibleText, UuidPipe, withEtag } from '@muster/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Commands } from '../deciding/commands.js';
import { keyOf, replay } from '../deciding/replay.js';
import { rolesFor } from '../deciding/roles.js';
import { type Satisfaction, SATISFACTIONS, SOLVED, type Solved } from '../domain/vocabulary.js';
import { closedTicket, examplePath } from '../reading/examples.js';
import { TicketResource } from '../reading/ticket.resource.js';
import { ticketView } from '../reading/ticket-view.js';

export class CallBackRequest {
  @ApiProperty({ description: '是否解决 / is it solved', example: 'yes' })
  @IsIn(SOLVED)
  solved: Solved;

  @ApiProperty({
    description: '是否满意（未评价可省略） / how content, left out when not rated',
    example: 'satisfied',
  })
  @IsOptional()
  @IsIn(SATISFACTIONS)
  satisfaction?: Satisfaction | null;

  @ApiProperty({ description: '意见 / comment', example: '处理及时' })
  @IsOptional()
  @PossibleText(2_000)
  comment?: string | null;
}

/** T16: the raiser, or the hotline on its behalf, says whether it is solved; T17 closes it or T18 has it done again. */
@Controller('v1/tickets/:id/call-backs')
export class RecordCallBackController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Allow(...rolesFor('record_call_back'))
  @Operation({
    zh: '回访',
    en: 'Record a call-back',
    description: {
      zh: '已解决且至少基本满意即归档；否则自动重办，轮次加一。单位不得代为回访。',
      en: 'Solved and at least basically content closes it; anything else has it done again in a new round. Never by a unit.',
    },
    request: { solved: 'yes', satisfaction: 'satisfied', comment: '处理及时' },
    type: TicketResource,
    response: closedTicket,
    path: examplePath,
    actions: ['record_call_back'],
    problems: ['illegal_transition', 'not_entitled', 'stale_version'],
  })
  async record(
    @Param('id', UuidPipe) id: string,
    @Body() { solved, satisfaction, comment }: CallBackRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const body = {
      solved,
      ...(satisfaction != null && { satisfaction }),
      ...(comment != null && { comment }),
    };
    const given = { who, ifMatch: version, key: keyOf(who, key, `/v1/tickets/${id}/call-backs`, body) };
    const command = { type: 'record_call_back' as const, callBackId: uuidv7(), ...body };
    const answer = await this.commands.toTicket(id, command, given, (whistle) => ticketView(whistle, who));
    withEtag(reply, answer.view.version);
    return replay(reply, answer);
  }
}
