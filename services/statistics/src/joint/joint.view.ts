import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** How completely units report in (K13, per joint whistle). */
export class JointFigures {
  @ApiProperty(count('联合哨件，报到时限均已了结', 'joint whistles whose contact clocks are all settled'))
  whistles: number;
  @ApiProperty(
    count('尚有未到期单位的联合哨件，不计入', 'joint whistles with a clock still open, in neither'),
  )
  open: number;
  @ApiProperty(count('单位全部按时报到的', 'with every unit in time')) complete: number;
  @ApiProperty(count('吹到的单位合计', 'units whistled, added up')) units_whistled: number;
  @ApiProperty(count('其中按时报到的', 'of them in time')) units_on_time: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '各件报到率的均值 / mean of the rates of the whistles',
    example: 0.875,
  })
  mean_rate: number | null;
}

/** The frame of joint whistles dispatched in a month. */
export class JointView extends PeriodFrame {
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty({ type: JointFigures }) joint: JointFigures;
}
