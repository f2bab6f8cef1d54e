import { ApiProperty } from '@nestjs/swagger';
import { BASES } from '../domain/year-on-year.js';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { PlainRateView } from '../figures/plain-rate-view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** A number beside that of a year before. */
export class ChangeView {
  @ApiProperty(count('本期', 'now')) now: number;
  @ApiProperty(count('上年同期', 'the same months a year before')) before: number;
  @ApiProperty(count('增减数', 'by how many')) difference: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '同比增幅；上年同期为 0 时为空 / change ÷ before; null over 0',
    example: 0.2,
  })
  ratio: number | null;
  @ApiProperty({
    enum: [...BASES],
    description:
      '基数：none 为 0；small 不足 10，须与增减数并列；enough 足够 / the base: none, small (below 10: read it with the difference), enough',
  })
  base: string;
}

/** A rate beside that of a year before. */
export class RateChangeView {
  @ApiProperty({ type: PlainRateView }) now: PlainRateView;
  @ApiProperty({ type: PlainRateView, description: '上年同期 / the same months a year before' })
  before: PlainRateView;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '差值，0.05 为 5 个百分点 / difference; 0.05 are five percentage points',
    example: 0.05,
  })
  difference: number | null;
}

class Compared {
  @ApiProperty({ example: 'K1' }) code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
}

/** A count in the month, and in the year up to it. */
export class ComparedCountView extends Compared {
  @ApiProperty({ type: ChangeView }) month: ChangeView;
  @ApiProperty({ type: ChangeView, description: '1 月至本月累计 / January up to the month' })
  year_to_date: ChangeView;
}

/** A rate in the month, and in the year up to it. */
export class ComparedIndicatorView extends Compared {
  @ApiProperty({ enum: ['raw', 'adjusted'] }) basis: string;
  @ApiProperty({ type: RateChangeView }) month: RateChangeView;
  @ApiProperty({ type: RateChangeView, description: '1 月至本月累计 / January up to the month' })
  year_to_date: RateChangeView;
}

/** A month and the year up to it against a year before (X1). */
export class YearOnYearView extends PeriodFrame {
  @ApiProperty({ example: '2025-09' }) period_before: string;
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty({ type: [ComparedCountView] }) counts: ComparedCountView[];
  @ApiProperty({ type: [ComparedIndicatorView] }) indicators: ComparedIndicatorView[];
}
