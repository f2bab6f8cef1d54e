import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { References } from '../references/references.js';
import { campaignExample, plannedCampaignExample } from './campaign.examples.js';
import { CampaignRecording } from './campaign-recording.js';
import { ChangeCampaignRequest } from './campaign.requests.js';
import { assertMayTake } from './campaign-rights.js';
import { CampaignView } from './campaign.view.js';
import { RecordIndicatorsRequest, requestedIndicators } from './indicators.request.js';
import { requestedPlan } from './requested-plan.js';

const path = { id: plannedCampaignExample.id };

/** Describes a campaign anew, and records what was measured before it and after it (mechanisms 3.26, ADR-0240). */
@Controller('v1/campaigns')
export class CampaignStepsController {
  constructor(
    private readonly references: References,
    private readonly recording: CampaignRecording,
  ) {}

  @Post(':id/change')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '调整专项或系列',
    en: 'Change a special action or a series',
    description: {
      zh: '以此次所填为准，未填即清空；预期产出未填的，按类别默认。类别与所属专项不变。',
      en: 'All of it is what it is given as now, and what is left out is empty; expected outputs are those of its kind by default. Its kind, and what it is part of, stay.',
    },
    type: CampaignView,
    path,
    request: {
      title: '文明交通我先行',
      lead_unit_id: 'customs',
      unit_ids: ['maritime'],
      starts_on: '2026-12-01',
      ends_on: '2026-12-31',
      expected_outputs: { problems_solved: 2 },
    },
    response: { ...plannedCampaignExample, purpose: null, target_group: null, version: 2 },
    problems: [
      'directory_missing',
      'validation_failed',
      'campaign_not_open',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['change'],
  })
  async change(
    @Param('id', UuidPipe) id: string,
    @Body() request: ChangeCampaignRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'change_campaign', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async ({ kind }, at) => ({
      ...{ type: 'change', at },
      ...requestedPlan(kind, request, await this.references.examine(who)),
    }));
    withEtag(reply, version);
    return body;
  }

  @Post(':id/indicators')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '登记前后指标',
    en: 'Record indicators of before and after',
    description: {
      zh: '由牵头单位、理事会或派单员登记；整体取代此前所填。结项后仍可登记治理后的数值。',
      en: 'By the lead unit, the council or a dispatcher; they replace those of before. What there is after it can be recorded when it is concluded.',
    },
    type: CampaignView,
    path,
    request: {
      indicators: campaignExample.indicators.map(({ name, unit, better, before, after }) => ({
        ...{ name, unit, better, before, after },
      })),
    },
    response: campaignExample,
    problems: [
      'validation_failed',
      'forbidden_campaign',
      'campaign_not_open',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['record_indicators'],
  })
  async indicators(
    @Param('id', UuidPipe) id: string,
    @Body() request: RecordIndicatorsRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'record_indicators', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, (campaign, at) => {
      assertMayTake(who, campaign, 'record_indicators');
      return { type: 'record_indicators', at, indicators: requestedIndicators(request) };
    });
    withEtag(reply, version);
    return body;
  }
}
