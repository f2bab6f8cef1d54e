import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

class AgesView {
  @ApiProperty(count('不超过 30 天', 'up to 30 days')) up_to_30_days: number;
  @ApiProperty(count('30 至 90 天', 'more than 30, up to 90 days')) up_to_90_days: number;
  @ApiProperty(count('90 至 180 天', 'more than 90, up to 180 days')) up_to_180_days: number;
  @ApiProperty(count('超过 180 天', 'more than 180 days')) over_180_days: number;
}

/** What hangs at a moment, and what a month did about it (K9). */
export class OnAccountFigures {
  @ApiProperty(count('该时刻的存量', 'on account at the moment')) stock: number;
  @ApiProperty({ type: AgesView, description: '账龄，按 24 小时为一天 / by age, days of 24 hours' })
  ages: AgesView;
  @ApiProperty(count('其中逾期未复核的', 'of them with a review overdue')) overdue_reviews: number;
  @ApiProperty(count('月初存量', 'on account when the month began')) opening: number;
  @ApiProperty(count('本月挂账', 'put on account in the month')) added: number;
  @ApiProperty(count('本月销账', 'taken off in the month')) cleared: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '销账 ÷（月初存量 + 本月挂账）/ cleared ÷ (opening + added); null when there were none',
    example: 0.25,
  })
  cleared_rate: number | null;
}

/** Whistles on account, at a moment and in a month. */
export class OnAccountView extends PeriodFrame {
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    description: '存量与账龄所在的时刻 / the moment of stock and ages',
  })
  at: string;
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty({ type: OnAccountFigures }) on_account: OnAccountFigures;
}
