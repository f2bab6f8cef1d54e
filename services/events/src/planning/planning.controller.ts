import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { type ActivityCommand, decideActivity } from '../domain/activity.js';
import { ActivityView, arrangedActivityExample, presentActivity } from '../looking-up/activity.view.js';
import { Activities } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { PlanActivityRequest } from './plan-activity.request.js';

/** Plans an activity, tagged by the alliance's operating model (mechanisms 0.2, 0.10, 0.16, 1.8). */
@Controller('v1/activities')
export class PlanningController {
  constructor(
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly activities: Activities,
  ) {}

  @Post()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '计划活动',
    en: 'Plan an activity',
    type: ActivityView,
    request: {
      kind: 'secretary_training',
      title: '党组织书记轮训第三期',
      starts_at: '2026-12-05T09:00:00+08:00',
      host_unit_ids: ['council-secretariat'],
      platform_code: 'service_centre',
    },
    response: arrangedActivityExample,
    problems: ['directory_missing', 'validation_failed', 'idempotency_key_reused'],
  })
  async plan(
    @Body() request: PlanActivityRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const id = uuidv7();
    const { version, body } = await this.recorder.record(this.activities, {
      ...by(who),
      id,
      isNew: true,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('plan_activity', request) },
      decide: async (activity) => decideActivity(activity, await this.command(who, id, request)),
      present: async (stored) => presentActivity(who, stored),
    });
    withEtag(reply, version);
    return body;
  }

  private async command(who: Identity, id: string, request: PlanActivityRequest): Promise<ActivityCommand> {
    const codes = {
      platformCode: request.platform_code ?? null,
      mechanismCode: request.mechanism_code ?? null,
    };
    const examination = await this.references.examine(who);
    examination.units('/host_unit_ids', request.host_unit_ids).operatingModel(codes).assertClean();
    return {
      type: 'plan_activity',
      id,
      kind: request.kind,
      title: request.title.trim(),
      place: request.place?.trim() ?? null,
      startsAt: new Date(request.starts_at).toISOString(),
      hostUnitIds: request.host_unit_ids,
      ...codes,
    };
  }
}
