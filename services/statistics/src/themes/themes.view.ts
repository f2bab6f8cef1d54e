import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { PlainRateView } from '../figures/plain-rate-view.js';
import { ChangeView } from '../year-on-year/year-on-year.view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** A category that the alliance might take on, with what speaks for it. */
export class ThemeView {
  @ApiProperty({ example: 'yard_congestion' }) category_code: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty({
    description:
      '各项标准分的均值，0 为本月各类别的平均 / mean of standard scores; 0 is the average of the month’s categories',
    example: 0.84,
  })
  score: number;
  @ApiProperty({ type: PlainRateView, description: '占本月吹哨的比例 / share of the month’s whistles' })
  share: PlainRateView;
  @ApiProperty({ description: '此前三个月的月均 / mean of the three months before', example: 4.3 })
  mean_of_three_months: number;
  @ApiProperty({
    description:
      '只因偶然而达到此数的概率（与此前三个月相比）/ probability of so many by chance, by the three months before',
    example: 0.02,
  })
  chance: number;
  @ApiProperty({ type: ChangeView, description: '与上年同月相比 / against the month a year before' })
  year_before: ChangeView;
  @ApiProperty(count('吹哨企业', 'distinct enterprises')) enterprises: number;
  @ApiProperty(count('承办单位', 'distinct units')) units: number;
  @ApiProperty({ type: PlainRateView, description: '重复 ÷ 本月吹哨 / raised again ÷ raised' })
  repeat_rate: PlainRateView;
  @ApiProperty({
    type: PlainRateView,
    description: '本月回访中未（全）解决的 / of the month’s call-backs, not (wholly) solved',
  })
  unsolved_rate: PlainRateView;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '未了结的哨件龄期中位数（天）/ median age of those that are open, days',
    example: 12.5,
  })
  median_age_days: number | null;
  @ApiProperty({
    type: [String],
    description:
      '本月吹哨或尚未了结的哨件，最早的在前，至多 200 件 / raised in the month or open, oldest first, 200 at most',
  })
  ticket_ids: string[];
}

/** What the alliance might take on next. */
export class ThemesView extends PeriodFrame {
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty(count('本月有哨件的类别', 'categories with whistles in the month')) categories: number;
  @ApiProperty({
    type: [ThemeView],
    description: '至多三项，分高者在前 / three at most, highest score first',
  })
  items: ThemeView[];
}
