import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { CampaignStore } from '../persistence/campaign.store.js';
import { campaignExample, concludedCampaignExample, plannedCampaignExample } from './campaign.examples.js';
import { FiguresOfCampaigns } from './campaign-figures.js';
import { CampaignRecording } from './campaign-recording.js';
import { CampaignReasonRequest, ConcludeCampaignRequest } from './campaign.requests.js';
import { assertMayTake } from './campaign-rights.js';
import { CampaignView } from './campaign.view.js';

const path = { id: plannedCampaignExample.id };
const always = ['validation_failed', 'stale_version', 'idempotency_key_reused'];

/** Concludes a campaign, has it go on after all, and calls it off (mechanisms 0.21, ADR-0240). */
@Controller('v1/campaigns')
export class CampaignEndingController {
  constructor(
    private readonly store: CampaignStore,
    private readonly figures: FiguresOfCampaigns,
    private readonly recording: CampaignRecording,
  ) {}

  @Post(':id/conclude')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES)
  @Operation({
    zh: '结项',
    en: 'Conclude a special action or a series',
    description: {
      zh: '由牵头单位、理事会或派单员结项。未达到预期产出的，须说明原因；有分项的，待分项均已结束后结项。此后不再列入活动。',
      en: 'By the lead unit, the council or a dispatcher. When an expected output is missing, say why; its parts are over first. No activity joins it from then on.',
    },
    type: CampaignView,
    path,
    request: { reason: '调查报告另行形成' },
    response: concludedCampaignExample,
    problems: [...always, 'forbidden_campaign', 'campaign_not_open', 'outputs_missing', 'parts_open'],
    actions: ['conclude'],
  })
  async conclude(
    @Param('id', UuidPipe) id: string,
    @Body() request: ConcludeCampaignRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'conclude_campaign', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (campaign, at, tenantId) => {
      assertMayTake(who, campaign, 'conclude');
      const { whole } = await this.figures.ofOne(tenantId, campaign.id);
      return {
        ...{ type: 'conclude', at, reason: request.reason?.trim() ?? null },
        counted: { held: whole.held, ...whole.outputs },
        openParts: await this.openParts(tenantId, campaign.id),
      };
    });
    withEtag(reply, version);
    return body;
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '重新开启专项或系列',
    en: 'Reopen a special action or a series',
    description: {
      zh: '已结项、仍须继续的，说明原因后继续。',
      en: 'One that is concluded and has to go on after all, for a reason.',
    },
    type: CampaignView,
    path,
    request: { reason: '路口又出现拥堵' },
    response: {
      ...campaignExample,
      reopened_at: '2027-01-08T02:00:00.000Z',
      reopened_reason: '路口又出现拥堵',
      version: 8,
    },
    problems: [...always, 'campaign_not_concluded', 'whole_over'],
    actions: ['reopen'],
  })
  async reopen(
    @Param('id', UuidPipe) id: string,
    @Body() request: CampaignReasonRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'reopen_campaign', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async ({ partOf }, at, tenantId) => {
      const whole = partOf === null ? undefined : await this.store.load(tenantId, partOf);
      return {
        ...{ type: 'reopen', at, reason: request.reason.trim() },
        ...(whole ? { whole: whole.state } : {}),
      };
    });
    withEtag(reply, version);
    return body;
  }

  @Post(':id/call-off')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '取消专项或系列',
    en: 'Call a special action or a series off',
    description: {
      zh: '说明原因，不能恢复。其活动照常，需要的逐个取消；有分项的，待分项均已结束后取消。',
      en: 'For a reason, for good. Its activities stay, and are called off one by one where need be; its parts are over first.',
    },
    type: CampaignView,
    path,
    request: { reason: '并入市级专项行动' },
    response: {
      ...plannedCampaignExample,
      state: 'called_off',
      called_off_at: '2026-12-02T02:00:00.000Z',
      called_off_reason: '并入市级专项行动',
      actions: [],
      version: 2,
    },
    problems: [...always, 'campaign_not_open', 'parts_open'],
    actions: ['call_off'],
  })
  async callOff(
    @Param('id', UuidPipe) id: string,
    @Body() request: CampaignReasonRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'call_off_campaign', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (campaign, at, tenantId) => ({
      ...{ type: 'call_off', at, reason: request.reason.trim() },
      openParts: await this.openParts(tenantId, campaign.id),
    }));
    withEtag(reply, version);
    return body;
  }

  private async openParts(tenantId: string, id: string): Promise<number> {
    return (await this.store.parts(tenantId, [id])).filter(({ state }) => state === 'open').length;
  }
}
