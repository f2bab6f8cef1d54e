import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { CampaignStore } from '../persistence/campaign.store.js';
import { campaignExample } from './campaign.examples.js';
import { campaignFilter, CampaignListQuery } from './campaign-list.query.js';
import { CampaignPresenter } from './campaign-presenter.js';
import { CampaignPage, CampaignView } from './campaign.view.js';

const {
  purpose: _purpose,
  planned_at: _plannedAt,
  whole: _whole,
  parts: _parts,
  own_progress: _own,
  indicators: _indicators,
  concluded_at: _concludedAt,
  concluded_reason: _concludedReason,
  reopened_at: _reopenedAt,
  reopened_reason: _reopenedReason,
  called_off_at: _calledOffAt,
  called_off_reason: _calledOffReason,
  actions: _actions,
  ...summaryExample
} = campaignExample;

/** Special actions and series, to read: for everybody who reads activities (ADR-0045, ADR-0240). */
@Controller('v1/campaigns')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary', 'enterprise')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly presenter: CampaignPresenter,
  ) {}

  @Get()
  @Operation({
    zh: '专项与系列列表',
    en: 'Special actions and series, the latest first',
    description: {
      zh: '进展与产出按所属活动的现状计算，含各分项。',
      en: 'How far they have come is counted from their activities as they are now, those of their parts included.',
    },
    type: CampaignPage,
    response: { items: [summaryExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: CampaignListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const rows = await this.campaigns.list(tenantOf(who), campaignFilter(query));
    const summarize = await this.presenter.summarizer(who, rows);
    return page(request, reply, rows, query.limit, ({ state }) => [state.id], summarize);
  }

  @Get(':id')
  @Operation({
    zh: '专项或系列详情',
    en: 'A special action or a series with its progress',
    description: {
      zh: '企业看不到目的、说明、原因与前后指标。',
      en: 'An enterprise sees neither purpose, reasons nor indicators.',
    },
    type: CampaignView,
    path: { id: campaignExample.id },
    response: campaignExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignView> {
    const stored = await this.campaigns.load(tenantOf(who), id);
    if (!stored) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return this.presenter.present(who, stored);
  }
}
