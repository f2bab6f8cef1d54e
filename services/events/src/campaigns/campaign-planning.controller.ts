import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, tenantOf, withEtag } from '@muster/http';
import { Database } from '@muster/persistence';
import { by, Recorder } from '@muster/recording';
import { type CampaignCommand, decideCampaign } from '../domain/decide-campaign.js';
import { CampaignStore } from '../persistence/campaign.store.js';
import { Campaigns } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { plannedCampaignExample } from './campaign.examples.js';
import { CampaignPresenter } from './campaign-presenter.js';
import { PlanCampaignRequest } from './campaign.requests.js';
import { CampaignView } from './campaign.view.js';
import { requestedPlan } from './requested-plan.js';

/** Plans a special action or a series (mechanisms 0.21, 2.15, 3.15, 3.21, 3.22, ADR-0240). */
@Controller('v1/campaigns')
export class CampaignPlanningController {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly store: CampaignStore,
    private readonly recorder: Recorder,
    private readonly campaigns: Campaigns,
    private readonly presenter: CampaignPresenter,
  ) {}

  @Post()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '立项',
    en: 'Plan a special action or a series',
    description: {
      zh: '活动列入后各得一个期数。专项行动须有结束日期，可为另一专项的分项；预期产出（“三个一”）未填的，专项行动各一，系列为零。',
      en: 'Activities that join it are numbered. A special action has an end, and may be part of another one; what it is expected to lead to is one of each where nothing is said, of a series nothing.',
    },
    type: CampaignView,
    request: {
      kind: 'special_action',
      title: '文明交通我先行',
      purpose: '党员带头保畅通，整治重点路口',
      target_group: 'truck_drivers',
      lead_unit_id: 'customs',
      unit_ids: ['maritime'],
      starts_on: '2026-12-01',
      ends_on: '2026-12-31',
    },
    response: plannedCampaignExample,
    problems: ['directory_missing', 'validation_failed', 'idempotency_key_reused'],
  })
  async plan(
    @Body() request: PlanCampaignRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const id = uuidv7();
    const { version, body } = await this.recorder.record(this.campaigns, {
      ...by(who),
      id,
      isNew: true,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('plan_campaign', request) },
      decide: async () => decideCampaign(undefined, await this.command(who, id, request)),
      present: (stored) => this.presenter.present(who, stored),
    });
    withEtag(reply, version);
    return body;
  }

  private async command(who: Identity, id: string, request: PlanCampaignRequest): Promise<CampaignCommand> {
    const { kind } = request;
    const partOf = request.part_of?.toLowerCase() ?? null;
    const examination = await this.references.examine(who);
    const whole = partOf === null ? undefined : await this.store.load(tenantOf(who), partOf);
    if (partOf !== null && !whole) examination.fault('/part_of', 'unknown_campaign');
    return {
      ...{ type: 'plan', id, kind, partOf, ...requestedPlan(kind, request, examination) },
      plannedAt: this.database.now().toISOString(),
      ...(whole ? { whole: whole.state } : {}),
    };
  }
}
