import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { ReasonRequest } from './reason.request.js';
import { assertAnswersFor } from './resource-rights.js';
import { offeredResourceExample, ResourceView } from './resource.view.js';
import { ResourceRecording } from './resource-recording.js';

/** Takes a resource out of what the alliance shares (ADR-0230). */
@Controller('v1/resources')
export class ResourceWithdrawingController {
  constructor(private readonly recording: ResourceRecording) {}

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '停止提供资源',
    en: 'Withdraw a resource',
    description: {
      zh: '停止后不能恢复，不再接受预订；已登记的使用情况保留。尚有预订未结束的，先取消预订。',
      en: 'It stays withdrawn and takes no bookings any more; what was recorded of its use stays. While a booking is not over, that is to be cancelled first.',
    },
    type: ResourceView,
    path: { id: offeredResourceExample.id },
    request: { reason: '装修改造' },
    response: {
      ...offeredResourceExample,
      withdrawn_at: '2026-12-31T02:00:00.000Z',
      withdrawn_reason: '装修改造',
      actions: ['record_visits'],
      version: 2,
    },
    problems: [
      'directory_missing',
      'validation_failed',
      'forbidden_resource',
      'resource_withdrawn',
      'still_booked',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['withdraw'],
  })
  async withdraw(
    @Param('id', UuidPipe) id: string,
    @Body() request: ReasonRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'withdraw_resource', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, (resource, moment) => {
      assertAnswersFor(who, resource);
      return { type: 'withdraw', reason: request.reason.trim(), ...moment };
    });
    withEtag(reply, version);
    return body;
  }
}
