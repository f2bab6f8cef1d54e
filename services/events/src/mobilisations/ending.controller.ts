import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { EndRequest } from './end.request.js';
import { endedMobilisationExample } from './mobilisation.examples.js';
import { MobilisationRecording } from './mobilisation-recording.js';
import { MobilisationView } from './mobilisation.view.js';

/** Says that a call is over: done, or called off (ADR-0233). */
@Controller('v1/mobilisations')
export class MobilisationEndingController {
  constructor(private readonly recording: MobilisationRecording) {}

  @Post(':id/end')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '结束动员',
    en: 'End a call',
    description: {
      zh: '已完成，或取消并说明原因；此后答复不能再改。取消的，通知被动员的组织。',
      en: 'It is done, or called off for a reason; answers stay as they are from then on. Of what is called off those that were called are told.',
    },
    type: MobilisationView,
    path: { id: endedMobilisationExample.id },
    request: { outcome: 'done', reason: '积压车辆已疏导完毕' },
    response: endedMobilisationExample,
    problems: ['validation_failed', 'mobilisation_ended', 'stale_version', 'idempotency_key_reused'],
    actions: ['end'],
  })
  async end(
    @Param('id', UuidPipe) id: string,
    @Body() request: EndRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'end_mobilisation', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, (_, _own, at) => ({
      ...{ type: 'end', at, outcome: request.outcome, reason: request.reason?.trim() ?? null },
    }));
    withEtag(reply, version);
    return body;
  }
}
