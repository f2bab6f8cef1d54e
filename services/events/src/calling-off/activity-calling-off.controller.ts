import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { Database } from '@muster/persistence';
import { by, Recorder } from '@muster/recording';
import { decideActivity } from '../domain/decide-activity.js';
import { ActivityView, arrangedActivityExample } from '../looking-up/activity.view.js';
import { ActivityPresenter } from '../looking-up/activity-presenter.js';
import { Activities } from '../recording/aggregates.js';
import { CallOffRequest } from './call-off.request.js';

/** Calls an activity off (ADR-0222). */
@Controller('v1/activities')
export class ActivityCallingOffController {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
    private readonly activities: Activities,
    private readonly presenter: ActivityPresenter,
  ) {}

  @Post(':id/call-off')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '取消活动',
    en: 'Call an activity off',
    description: {
      zh: '取消后不能恢复，不再登记出席。已登记有人出席的活动即为已举行，不能取消。',
      en: 'It stays called off, and takes no attendance any more. An activity at which somebody is on record as present was held and cannot be called off.',
    },
    type: ActivityView,
    path: { id: arrangedActivityExample.id },
    request: { reason: '台风红色预警，另行通知' },
    response: {
      ...arrangedActivityExample,
      called_off_at: '2026-12-04T09:00:00.000Z',
      called_off_reason: '台风红色预警，另行通知',
      actions: [],
      version: 2,
    },
    problems: ['validation_failed', 'already_held', 'called_off', 'stale_version', 'idempotency_key_reused'],
    actions: ['call_off'],
  })
  async callOff(
    @Param('id', UuidPipe) id: string,
    @Body() request: CallOffRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const { version, body } = await this.recorder.record(this.activities, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('call_off_activity', id, request) },
      decide: async (activity) =>
        decideActivity(activity, {
          type: 'call_off',
          at: this.database.now().toISOString(),
          reason: request.reason.trim(),
        }),
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
