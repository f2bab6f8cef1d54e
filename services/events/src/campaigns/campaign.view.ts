import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import { type Campaign, CAMPAIGN_STATES, type CampaignState, stateOf } from '../domain/campaign.js';
import { CAMPAIGN_KINDS, TARGET_GROUP_CODES } from '../domain/campaign-kind.js';
import { isFulfilled } from '../domain/expected-outputs.js';
import { ModelCodesView, presentCodes } from '../model-codes/model-codes.view.js';
import { Actions } from '../looking-up/possible-actions.js';
import { uuid } from '../looking-up/uuid.property.js';
import type { Progress } from '../domain/campaign-progress.js';
import type { CampaignFigures } from './campaign-figures.js';
import { CAMPAIGN_ACTIONS, campaignActions } from './campaign-rights.js';
import { CampaignIndicatorView, presentIndicator } from './indicator.view.js';
import {
  CampaignOutputView,
  presentOutputs,
  presentProgress,
  CampaignProgressView,
} from './progress.view.js';

const nullable = (description: string, more: object = {}) =>
  ({ type: String, nullable: true, description, ...more }) as const;
const instant = (description: string) => nullable(description, { format: 'date-time' });

/** A campaign in a list. */
export class CampaignSummaryView extends ModelCodesView {
  @ApiProperty(uuid('编号 / id'))
  id: string;
  @ApiProperty({ enum: CAMPAIGN_KINDS, description: '专项行动、系列 / special action or series' })
  kind: string;
  @ApiProperty({ enum: CAMPAIGN_STATES, description: '进行中、已结项、已取消 / state' })
  state: CampaignState;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty(nullable('服务对象 / whom it is for', { enum: TARGET_GROUP_CODES }))
  target_group: string | null;
  @ApiProperty({ description: '牵头单位 / lead unit' })
  lead_unit_id: string;
  @ApiProperty({ type: [String], description: '其他参与单位 / other units that take part' })
  unit_ids: string[];
  @ApiProperty({ format: 'date', description: '开始日期 / first day' })
  starts_on: string;
  @ApiProperty(nullable('结束日期；空为不限 / last day; null: without an end', { format: 'date' }))
  ends_on: string | null;
  @ApiProperty(uuid('所属专项；空为不属于任何专项 / campaign that it is part of', true))
  part_of: string | null;
  @ApiProperty({
    type: 'integer',
    description: '已编期数，含其后退出的 / numbers that were given, those of activities that left included',
  })
  numbers_given: number;
  @ApiProperty({
    type: CampaignProgressView,
    description: '进展，含分项 / how far it has come, its parts included',
  })
  progress: CampaignProgressView;
  @ApiProperty({
    type: [CampaignOutputView],
    description:
      '预期产出与已有产出，含分项 / outputs that are expected, and what there is, its parts included',
  })
  outputs: CampaignOutputView[];
  @ApiProperty({ description: '已达到预期产出 / nothing that is expected is missing' })
  fulfilled: boolean;
  @ApiProperty({ description: '版本，同 ETag / version, as in ETag' })
  version: number;
}

export class CampaignPartView {
  @ApiProperty(uuid('分项编号 / id'))
  id: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty({ enum: CAMPAIGN_STATES, description: '进行中、已结项、已取消 / state' })
  state: string;
  @ApiProperty({ type: CampaignProgressView, description: '进展 / how far it has come' })
  progress: CampaignProgressView;
}

export class CampaignNameView {
  @ApiProperty(uuid('编号 / id'))
  id: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
}

/** A campaign with its parts, indicators, and what was said when it ended. */
export class CampaignView extends CampaignSummaryView {
  @ApiProperty(nullable('目的与要求；企业看不到 / purpose; not for enterprises'))
  purpose: string | null;
  @ApiProperty({ format: 'date-time', description: '立项时间 / when it was planned, UTC' })
  planned_at: string;
  @ApiProperty({
    type: CampaignNameView,
    nullable: true,
    description: '所属专项 / the campaign that it is part of',
  })
  whole: CampaignNameView | null;
  @ApiProperty({ type: [CampaignPartView], description: '分项 / its parts' })
  parts: CampaignPartView[];
  @ApiProperty({
    type: CampaignProgressView,
    nullable: true,
    description: '不计分项的进展；没有分项为空 / without its parts; null when there are none',
  })
  own_progress: CampaignProgressView | null;
  @ApiProperty({
    type: [CampaignIndicatorView],
    description: '治理前后指标；企业看不到 / indicators of before and after; not for enterprises',
  })
  indicators: CampaignIndicatorView[];
  @ApiProperty(instant('结项时间 / when it was concluded, UTC'))
  concluded_at: string | null;
  @ApiProperty(nullable('结项说明；企业看不到 / what was said then; not for enterprises'))
  concluded_reason: string | null;
  @ApiProperty(instant('最近一次重新开启的时间 / when it was reopened last, UTC'))
  reopened_at: string | null;
  @ApiProperty(nullable('重新开启的原因；企业看不到 / why; not for enterprises'))
  reopened_reason: string | null;
  @ApiProperty(instant('取消时间 / when it was called off, UTC'))
  called_off_at: string | null;
  @ApiProperty(nullable('取消原因；企业看不到 / why; not for enterprises'))
  called_off_reason: string | null;
  @Actions(CAMPAIGN_ACTIONS)
  actions: string[];
}

export class CampaignPage {
  @ApiProperty({ type: [CampaignSummaryView] })
  items: CampaignSummaryView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** What everybody of the alliance sees of a campaign. @param whole progress with its parts. */
export function summarizeCampaign(
  { state, version }: Stored<Campaign>,
  whole: Progress,
): CampaignSummaryView {
  return {
    ...{ id: state.id, kind: state.kind, state: stateOf(state), title: state.title },
    target_group: state.targetGroup,
    lead_unit_id: state.leadUnitId,
    unit_ids: [...state.unitIds],
    starts_on: state.startsOn,
    ends_on: state.endsOn,
    part_of: state.partOf,
    ...presentCodes(state),
    numbers_given: state.numbersGiven,
    progress: presentProgress(whole),
    outputs: presentOutputs(state.expected, whole.outputs),
    fulfilled: isFulfilled(state.expected, whole.outputs),
    version,
  };
}

/** A campaign for a reader; an enterprise sees nothing that was written down for inside (ADR-0240). */
export function presentCampaign(
  who: Identity,
  stored: Stored<Campaign>,
  { whole, own, parts }: CampaignFigures,
  of: Campaign | undefined,
): CampaignView {
  const { state } = stored;
  const isInside = who.role !== 'enterprise';
  const inside = (text: string | null | undefined) => (isInside ? (text ?? null) : null);
  return {
    ...summarizeCampaign(stored, whole),
    purpose: inside(state.purpose),
    planned_at: state.plannedAt,
    whole: of ? { id: of.id, title: of.title } : null,
    parts: parts.map(({ id, title, state: partState, progress }) => ({
      ...{ id, title, state: partState, progress: presentProgress(progress) },
    })),
    own_progress: parts.length === 0 ? null : presentProgress(own),
    indicators: isInside ? state.indicators.map(presentIndicator) : [],
    concluded_at: state.concluded?.at ?? null,
    concluded_reason: inside(state.concluded?.reason),
    reopened_at: state.reopened?.at ?? null,
    reopened_reason: inside(state.reopened?.reason),
    called_off_at: state.calledOff?.at ?? null,
    called_off_reason: inside(state.calledOff?.reason),
    actions: campaignActions(who, state),
  };
}
