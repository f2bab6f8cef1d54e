import { ApiProperty } from '@nestjs/swagger';
import { BETTER, changeOf, type Indicator, type Verdict } from '../domain/indicator.js';

const VERDICTS = ['better', 'worse', 'unchanged'] as const satisfies readonly Verdict[];

export class CampaignMeasuredView {
  @ApiProperty({ type: 'number', description: '数值 / value' })
  value: number;
  @ApiProperty({ format: 'date', description: '测量日期 / day on which it was measured' })
  on: string;
}

/** An indicator of before and after, and what has become of it. */
export class CampaignIndicatorView {
  @ApiProperty({ description: '指标 / indicator' })
  name: string;
  @ApiProperty({ description: '计量单位 / unit of measure' })
  unit: string;
  @ApiProperty({ enum: BETTER, description: '何为好转：上升、下降 / which direction is better' })
  better: string;
  @ApiProperty({ type: CampaignMeasuredView, nullable: true, description: '治理前 / before' })
  before: CampaignMeasuredView | null;
  @ApiProperty({ type: CampaignMeasuredView, nullable: true, description: '治理后 / after' })
  after: CampaignMeasuredView | null;
  @ApiProperty({ type: 'number', nullable: true, description: '变化 / after minus before' })
  change: number | null;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '变化百分比；治理前为零时为空 / in percent; null when it was 0 before',
  })
  change_percent: number | null;
  @ApiProperty({
    type: String,
    enum: VERDICTS,
    nullable: true,
    description: '好转、变差、未变；未测齐为空 / null until it is measured before and after',
  })
  verdict: Verdict | null;
}

export function presentIndicator(indicator: Indicator): CampaignIndicatorView {
  const { name, unit, better, before, after } = indicator;
  const change = changeOf(indicator);
  return {
    ...{ name, unit, better, before, after },
    change: change?.absolute ?? null,
    change_percent: change?.percent ?? null,
    verdict: change?.verdict ?? null,
  };
}
