import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

class BacklogAgesView {
  @ApiProperty(count('不超过 7 天', 'up to 7 days')) up_to_7_days: number;
  @ApiProperty(count('7 至 30 天', 'more than 7, up to 30 days')) up_to_30_days: number;
  @ApiProperty(count('30 至 90 天', 'more than 30, up to 90 days')) up_to_90_days: number;
  @ApiProperty(count('超过 90 天', 'more than 90 days')) over_90_days: number;
}

class BacklogLevelRow {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, description: '层级 / level' }) level: number;
  @ApiProperty({ type: 'integer' }) count: number;
}

/** What one unit has before it. */
export class BacklogUnitRow {
  @ApiProperty({ example: 'customs' }) unit_id: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty(count('在手派单', 'assignments it has')) open: number;
  @ApiProperty(count('其中已超办结时限', 'of them beyond their time')) late: number;
}

/** Whistles that are not ended at a moment (K10). */
export class BacklogFigures {
  @ApiProperty(count('未了结的哨件', 'whistles that are not ended')) stock: number;
  @ApiProperty(count('其中有单位超办结时限', 'of them with a unit beyond its time')) late: number;
  @ApiProperty({
    type: BacklogAgesView,
    description: '件龄，自吹哨起，按 24 小时为一天 / by age since they were raised, days of 24 hours',
  })
  ages: BacklogAgesView;
  @ApiProperty({ type: [BacklogLevelRow] }) by_level: BacklogLevelRow[];
  @ApiProperty({
    type: [BacklogUnitRow],
    description: '按派单计，不与存量相加 / counted per assignment, no parts of the stock',
  })
  by_unit: BacklogUnitRow[];
}

/** How a month moved the backlog: opening + raised − ended = closing. */
export class BacklogFlow {
  @ApiProperty(count('月初存量', 'when the month began')) opening: number;
  @ApiProperty(count('本月新增', 'came in')) raised: number;
  @ApiProperty(count('本月了结，重办的已扣除', 'went out, less what was reopened')) ended: number;
  @ApiProperty(count('期末存量', 'when the month ended, or at the moment')) closing: number;
}

/** The backlog at a moment, and how a month moved it. */
export class BacklogView extends PeriodFrame {
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    description: '存量所在的时刻 / the moment of the stock',
  })
  at: string;
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty({ type: BacklogFigures }) backlog: BacklogFigures;
  @ApiProperty({
    type: BacklogFlow,
    description: '按当时已记录的数 / by what was on record at the time',
  })
  flow: BacklogFlow;
  @ApiProperty({
    description:
      '逐件清点的存量与单元格合计相符 / the stock counted whistle by whistle is what the cells add up to',
  })
  sum_check: boolean;
}
