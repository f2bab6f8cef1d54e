import { ApiProperty } from '@nestjs/swagger';
import { StateCountView } from '../alliance-figures/alliance-figures.view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { CompositeView } from '../figures/composite-view.js';
import { IndicatorView } from '../figures/figure-view.js';

/** Assignments of a unit. */
export class AssignmentCountsView {
  @ApiProperty({ type: 'integer', description: '存量合计，不分月份 / stock, whatever the month' })
  total: number;
  @ApiProperty({ type: 'integer', description: '本月派给该单位 / offered in the month' })
  offered_in_period: number;
  @ApiProperty({ type: [StateCountView], description: '存量（不分月份） / stock, whatever the month' })
  by_state: StateCountView[];
}

/** One unit's row. */
export class UnitFiguresRow {
  @ApiProperty({ example: 'customs' }) unit_id: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty({ type: AssignmentCountsView }) assignments: AssignmentCountsView;
  @ApiProperty({ type: [IndicatorView] }) indicators: IndicatorView[];
  @ApiProperty({
    type: [CompositeView],
    description: '综合得分 K4，剔除前后各一 / the composite score, before and after exclusions',
  })
  composite: CompositeView[];
}

/** Figures of every unit. */
export class UnitFiguresView extends PeriodFrame {
  @ApiProperty({ type: [UnitFiguresRow] }) items: UnitFiguresRow[];
}
