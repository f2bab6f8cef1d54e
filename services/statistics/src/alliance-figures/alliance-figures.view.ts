import { ApiProperty } from '@nestjs/swagger';
import { PeriodFrame } from '../figures/figure-frame.js';
import { CompositeView } from '../figures/composite-view.js';
import { IndicatorView } from '../figures/figure-view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

export class StateCountView {
  @ApiProperty({ example: 'in_progress' }) state: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty({ type: 'integer' }) count: number;
}

export class CategoryCountView {
  @ApiProperty({ example: 'customs_clearance' }) category_code: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty(count('本月吹哨', 'raised in the month')) raised: number;
  @ApiProperty(count('本月派单', 'dispatched in the month')) dispatched: number;
  @ApiProperty(count('本月归档', 'closed in the month')) closed: number;
  @ApiProperty(count('本月重办', 'reopened in the month')) reopened: number;
  @ApiProperty(count('未了结（存量）', 'not ended, a stock')) open: number;
}

export class TicketCountsView {
  @ApiProperty(count('存量合计，不分月份', 'stock, whatever the month')) total: number;
  @ApiProperty({ type: [StateCountView], description: '存量（不分月份） / stock, whatever the month' })
  by_state: StateCountView[];
  @ApiProperty({
    type: [StateCountView],
    description: '本月吹哨的哨件现处状态 / where those raised in the month stand',
  })
  raised_in_period_by_state: StateCountView[];
  @ApiProperty({ type: [CategoryCountView] }) by_category: CategoryCountView[];
  @ApiProperty(count('本月吹哨', 'raised in the month')) raised: number;
  @ApiProperty(count('本月派单', 'dispatched in the month')) dispatched: number;
  @ApiProperty(count('本月归档', 'closed in the month')) closed: number;
  @ApiProperty(count('本月重办', 'reopened in the month')) reopened: number;
}

/** Decisions on project segments under one limit (mechanisms 1.23). */
export class AcceptanceView {
  @ApiProperty(count('提交时有效的时限（工作日）', 'limit in force at submission, working days'))
  limit_working_days: number;
  @ApiProperty(count('本月作出的结论', 'decided in the month')) decided: number;
  @ApiProperty({ description: '用时中位数（工作日）/ median working days', example: 6.2 })
  median_working_days: number;
}

/** Figures of the whole alliance. */
export class AllianceFiguresView extends PeriodFrame {
  @ApiProperty({ type: TicketCountsView }) tickets: TicketCountsView;
  @ApiProperty({ type: [IndicatorView] }) indicators: IndicatorView[];
  @ApiProperty({
    type: [CompositeView],
    description: '综合得分 K4，剔除前后各一 / the composite score, before and after exclusions',
  })
  composite: CompositeView[];
  @ApiProperty({ type: [AcceptanceView], description: '分段验收，按时限 / acceptance by limit' })
  acceptance: AcceptanceView[];
}
