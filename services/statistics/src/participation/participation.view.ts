import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { PlainRateView } from '../figures/plain-rate-view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** What there was of one kind in the month, and who came. */
export class GatheringsRow {
  @ApiProperty({ enum: ['meeting', 'activity'] }) type: string;
  @ApiProperty({ example: 'volunteering' }) kind: string;
  @ApiProperty(count('有出席记录的场次', 'held, with anybody present')) held: number;
  @ApiProperty(count('出席的企业（去重）', 'distinct enterprises present')) enterprises: number;
  @ApiProperty(count('出席的党组织（去重）', 'distinct party organisations present'))
  party_organisations: number;
  @ApiProperty(count('人次', 'persons present, added up')) persons: number;
  @ApiProperty({
    type: 'number',
    description: '学时或服务小时合计（人数 × 人均）/ lessons or hours of service: persons × hours',
  })
  person_hours: number;
}

/** How many enterprises of a trade took part. */
export class IndustryAllianceRow extends PlainRateView {
  @ApiProperty({ example: 'container-logistics' }) industry_alliance_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
}

class AbsentEnterprise {
  @ApiProperty({ example: 'enterprise-017' }) enterprise_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
}

/** How many enterprises took part (A3). */
export class ParticipationFigures extends PlainRateView {
  @ApiProperty({
    type: [IndustryAllianceRow],
    description: '按产业联盟；属于两个的各计一次 / by industry alliance; who is of two counts in both',
  })
  by_industry_alliance: IndustryAllianceRow[];
  @ApiProperty({ type: [GatheringsRow], description: '按会议、活动类别 / by kind of meeting or activity' })
  by_kind: GatheringsRow[];
  @ApiProperty({
    type: [AbsentEnterprise],
    description: '本月未参与的企业 / enterprises that came to nothing',
  })
  absent: AbsentEnterprise[];
}

class NamedOrganisation {
  @ApiProperty({ example: 'enterprise-001-branch' }) party_organisation_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
}

/** Organisations that are active in deed (O3). */
export class EffectiveCoverageView extends PlainRateView {
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    description: '月末，本月为现在 / the end of the month, or now',
  })
  at: string;
  @ApiProperty({
    type: [NamedOrganisation],
    description: '90 天内未出席、未主办的 / neither attended nor hosted within 90 days',
  })
  inactive: NamedOrganisation[];
}

class ShortOrganisation extends NamedOrganisation {
  @ApiProperty({ type: 'number', description: '本年已有学时 / hours so far' }) hours: number;
}

/** Secretaries with the hours of a year (A1). */
export class SecretaryTrainingView extends PlainRateView {
  @ApiProperty({ type: 'integer', example: 56 }) required_hours: number;
  @ApiProperty({ type: [ShortOrganisation], description: '尚未达标的 / those who lack hours' })
  short: ShortOrganisation[];
}

/** Who takes part in what an alliance holds. */
export class ParticipationView extends PeriodFrame {
  @ApiProperty({ type: [FactIndicatorView] }) definitions: FactIndicatorView[];
  @ApiProperty({ type: ParticipationFigures }) participation: ParticipationFigures;
  @ApiProperty({ type: EffectiveCoverageView }) effective_coverage: EffectiveCoverageView;
  @ApiProperty({
    type: SecretaryTrainingView,
    description: '当年 1 月至本月 / from January up to the month',
  })
  secretary_training: SecretaryTrainingView;
}
