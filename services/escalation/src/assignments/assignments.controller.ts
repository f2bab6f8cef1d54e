import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { Commands } from '../deciding/commands.js';
import { keyOf, replay } from '../deciding/replay.js';
import { rolesFor } from '../deciding/roles.js';
import type { Commands as CommandBodies } from '../domain/command.js';
import { exampleAssignment, examplePath } from '../reading/examples.js';
import { AssignmentResource } from '../reading/ticket.resource.js';
import { assignmentView } from '../reading/ticket-view.js';
import { ReportInRequest, ReturnRequest, SubmitRequest } from './assignment.requests.js';

const answered = { type: AssignmentResource, response: exampleAssignment, path: examplePath };
const refusals = ['illegal_transition', 'not_entitled', 'version_conflict', 'stale_version'];

type AssignmentCommand = 'sign' | 'report_in' | 'submit' | 'accept' | 'return';
interface Asked {
  readonly id: string;
  readonly who: Identity;
  readonly version: number | undefined;
  readonly key: string | undefined;
  readonly reply: FastifyReply;
}

/** A2, A3, A8, A9, A10: what a unit does with its assignment, and what the lead or the dispatcher makes of its result. */
@Controller('v1/assignments/:id')
export class AssignmentsController {
  constructor(private readonly commands: Commands) {}

  @Post('sign')
  @HttpCode(200)
  @Allow(...rolesFor('sign'))
  @Operation({ zh: '签收', en: 'Sign for an assignment', ...answered, actions: ['sign'], problems: refusals })
  sign(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give('sign', 'sign', {}, { id, who, version, key, reply });
  }

  @Post('report-in')
  @HttpCode(200)
  @Allow(...rolesFor('report_in'))
  @Operation({
    zh: '报到',
    en: 'Report in to the raiser',
    request: { contact: { who: '王经理', channel: 'phone', agreed: '今日 15:00 现场查验' } },
    ...answered,
    actions: ['report_in'],
    problems: [...refusals, 'only_informed', 'presence_needed'],
  })
  reportIn(
    @Param('id', UuidPipe) id: string,
    @Body() { contact: { who: person, channel, agreed } }: ReportInRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const body = { contact: { who: person, channel, agreed } };
    return this.give('report_in', 'report-in', body, { id, who, version, key, reply });
  }

  @Post('submit')
  @HttpCode(200)
  @Allow(...rolesFor('submit'))
  @Operation({
    zh: '提交办理结果',
    en: 'Hand in the result',
    request: { result: '已完成查验并放行', evidence: ['放行单 2026-1130'] },
    ...answered,
    actions: ['submit'],
    problems: [...refusals, 'unknown_attachments'],
  })
  submit(
    @Param('id', UuidPipe) id: string,
    @Body() { result, evidence }: SubmitRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give(
      'submit',
      'submit',
      { result, evidence: evidence ?? [] },
      { id, who, version, key, reply },
    );
  }

  @Post('accept')
  @HttpCode(200)
  @Allow(...rolesFor('accept'))
  @Operation({ zh: '认可结果', en: 'Accept a result', ...answered, actions: ['accept'], problems: refusals })
  accept(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give('accept', 'accept', {}, { id, who, version, key, reply });
  }

  @Post('return')
  @HttpCode(200)
  @Allow(...rolesFor('return'))
  @Operation({
    zh: '退回结果',
    en: 'Return a result',
    request: { reason: '缺少查验照片' },
    ...answered,
    actions: ['return'],
    problems: refusals,
  })
  return(
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: ReturnRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give('return', 'return', { reason }, { id, who, version, key, reply });
  }

  private async give<Type extends AssignmentCommand>(
    type: Type,
    step: string,
    body: Omit<CommandBodies[Type], 'assignmentId'>,
    { id, who, version, key, reply }: Asked,
  ) {
    const given = { who, ifMatch: version, key: keyOf(who, key, `/v1/assignments/${id}/${step}`, body) };
    const command = { type, assignmentId: id, ...body } as Parameters<Commands['toAssignment']>[0];
    const answer = await this.commands.toAssignment(command, given, (whistle, assignment) =>
      assignmentView(whistle, assignment, who),
    );
    withEtag(reply, answer.view.version);
    return replay(reply, answer);
  }
}
