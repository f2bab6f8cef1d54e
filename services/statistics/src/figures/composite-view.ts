import { ApiProperty } from '@nestjs/swagger';
import { compositesOf } from '../domain/composite.js';
import type { IndicatorView } from './figure-view.js';

/** The three rates as one number (K4). */
export class CompositeView {
  @ApiProperty({ example: 'K4' }) code: string;
  @ApiProperty({ enum: ['raw', 'adjusted'] }) basis: string;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '0 至 100；三率的分母均为 0 时为空 / 0 to 100; null when all three are over 0',
    example: 96.7,
  })
  score: number | null;
  @ApiProperty({
    type: [String],
    description:
      '分母为 0 的率：其权重已分给其余各率，此得分不宜与完整的得分相比 / rates over 0: what they weigh went to the others, so that the score is not to be compared with a whole one',
    example: ['K3'],
  })
  missing: string[];
}

/** The composite score over these indicators, before and after exclusions. */
export function compositeViews(indicators: readonly IndicatorView[]): CompositeView[] {
  const rates = new Map(indicators.map(({ code, rate }) => [code, rate]));
  return compositesOf(rates).map(({ code, basis, score, missing }) => ({
    code,
    basis,
    score,
    missing: [...missing],
  }));
}
