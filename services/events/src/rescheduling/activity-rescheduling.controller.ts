import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideActivity } from '../domain/decide-activity.js';
import { ActivityView, arrangedActivityExample } from '../looking-up/activity.view.js';
import { ActivityPresenter } from '../looking-up/activity-presenter.js';
import { Activities } from '../recording/aggregates.js';
import { rescheduling, RescheduleRequest } from './reschedule.request.js';

/** Moves an activity to another time or place (ADR-0222). */
@Controller('v1/activities')
export class ActivityReschedulingController {
  constructor(
    private readonly recorder: Recorder,
    private readonly activities: Activities,
    private readonly presenter: ActivityPresenter,
  ) {}

  @Post(':id/reschedule')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '活动改期',
    en: 'Reschedule an activity',
    description: {
      zh: '已登记有人出席的活动即为已举行，不能改期。',
      en: 'An activity at which somebody is on record as present was held and cannot be rescheduled.',
    },
    type: ActivityView,
    path: { id: arrangedActivityExample.id },
    request: { starts_at: '2026-12-12T09:00:00+08:00' },
    response: { ...arrangedActivityExample, starts_at: '2026-12-12T01:00:00.000Z', version: 2 },
    problems: ['validation_failed', 'already_held', 'called_off', 'stale_version', 'idempotency_key_reused'],
    actions: ['reschedule'],
  })
  async reschedule(
    @Param('id', UuidPipe) id: string,
    @Body() request: RescheduleRequest,
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
        key === undefined ? undefined : { key, fingerprint: fingerprint('reschedule_activity', id, request) },
      decide: async (activity) => decideActivity(activity, rescheduling(request)),
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }
}
