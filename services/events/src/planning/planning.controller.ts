import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, withEtag } from '@muster/http';
import { by, Recorder } from '@muster/recording';
import { decideActivity } from '../domain/decide-activity.js';
import { ActivityView, arrangedActivityExample } from '../looking-up/activity.view.js';
import { ActivityPresenter } from '../looking-up/activity-presenter.js';
import { CampaignJoining } from '../campaigns/campaign-joining.js';
import { Activities } from '../recording/aggregates.js';
import type { CommandBeside } from '../recording/activity-recording.js';
import { requestedPurpose } from '../purposes/requested-purpose.js';
import { requestedCodes } from '../model-codes/requested-codes.js';
import { References } from '../references/references.js';
import { requestedSignUp } from '../signing-up/requested-sign-up.js';
import { PlanActivityRequest } from './plan-activity.request.js';

/** Many may be planned into a series in the same instant; each is decided again until its number is its own. */
const ATTEMPTS = 60;

/** Plans an activity, tagged by the alliance's operating model, and what it is for (mechanisms 0.2, 0.10, 0.16, 1.8, 1.26, ADR-0236). */
@Controller('v1/activities')
export class PlanningController {
  constructor(
    private readonly references: References,
    private readonly joining: CampaignJoining,
    private readonly recorder: Recorder,
    private readonly activities: Activities,
    private readonly presenter: ActivityPresenter,
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
      model_codes: ['drives.party_building'],
      project_id: 'terminal-phase-2',
      sign_up_until: '2026-12-04T17:00:00+08:00',
      places: 40,
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
      attempts: ATTEMPTS,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('plan_activity', request) },
      decide: async () => {
        const { command, beside } = await this.command(who, id, request);
        return { events: decideActivity(undefined, command), beside };
      },
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }

  private async command(who: Identity, id: string, request: PlanActivityRequest): Promise<CommandBeside> {
    const examination = await this.references.examine(who);
    examination.units('/host_unit_ids', request.host_unit_ids);
    const codes = requestedCodes(request, examination);
    const { campaign, beside } = await this.joining.place(
      who,
      { id, activity: undefined },
      request.campaign_id,
      examination,
    );
    const purpose = await requestedPurpose(request, who, this.references, examination, campaign);
    const { sign_up_until, places } = request;
    if (sign_up_until == null && places != null) examination.fault('/places', 'places_without_sign_up');
    examination.assertClean();
    const command = {
      type: 'plan_activity',
      id,
      kind: request.kind,
      title: request.title.trim(),
      place: request.place?.trim() ?? null,
      startsAt: new Date(request.starts_at).toISOString(),
      hostUnitIds: request.host_unit_ids,
      ...codes,
      purpose,
      ...(sign_up_until == null ? {} : { signUpAsked: requestedSignUp({ sign_up_until, places }) }),
    } as const;
    return { command, beside };
  }
}
