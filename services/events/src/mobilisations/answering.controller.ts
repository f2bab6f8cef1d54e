import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { References } from '../references/references.js';
import { AnswerRequest } from './answer.request.js';
import { calledMobilisationExample, mobilisationExample } from './mobilisation.examples.js';
import { MobilisationRecording } from './mobilisation-recording.js';
import { answersFor, isOneOf } from './mobilisation-rights.js';
import { MobilisationView } from './mobilisation.view.js';
import { requestedOrganisation } from './requested-organisation.js';

/** Each organisation says whether it comes, and with how many (ADR-0233). */
@Controller('v1/mobilisations')
export class AnsweringController {
  constructor(
    private readonly references: References,
    private readonly recording: MobilisationRecording,
  ) {}

  @Post(':id/answer')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary')
  @Operation({
    zh: '答复动员',
    en: 'Answer a call',
    description: {
      zh: '单位答复本单位及所属党组织的，书记答复本企业党组织的，理事会、派单员可代为登记。动员结束前可更改，以最近一次为准；不参加的，须说明原因。',
      en: 'Units answer for themselves and their party organisations, secretaries for those of their enterprise; council and dispatchers record what they are told. It may be changed until the call is over, and the latest answer counts; who does not come has to say why.',
    },
    type: MobilisationView,
    path: { id: calledMobilisationExample.id },
    request: { answer: 'coming', persons: 12, note: '由两名科长带队', unit_id: 'customs' },
    response: mobilisationExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_answer',
      'mobilisation_ended',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['answer'],
  })
  async answer(
    @Param('id', UuidPipe) id: string,
    @Body() request: AnswerRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'answer_mobilisation', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async ({ organisations }, own, at) => {
      const called = own.filter((each) => isOneOf(organisations, each));
      const organisation = requestedOrganisation(request, called, await this.references.examine(who));
      if (!answersFor(who, organisation, own)) throw new Problem(403, 'forbidden_answer');
      const { answer, persons, note } = request;
      return { type: 'answer', at, organisation, answer, persons: persons ?? 0, note: note?.trim() ?? null };
    });
    withEtag(reply, version);
    return body;
  }
}
