import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { PlainRateView } from '../figures/plain-rate-view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** What became of commitments. */
export class CommitmentCountsView {
  @ApiProperty({
    type: PlainRateView,
    description: '按期落地率 L1 / done in time, of those whose day is over or that are done',
  })
  on_time_rate: PlainRateView;
  @ApiProperty(count('本月到期', 'whose day is in the month')) due: number;
  @ApiProperty(count('按期落地', 'done by their day')) on_time: number;
  @ApiProperty(count('逾期后落地', 'done after it')) late: number;
  @ApiProperty(count('逾期未落地', 'not done, and their day is over')) overdue: number;
  @ApiProperty(count('未到期', 'not done, and their day is not over yet')) ahead: number;
  @ApiProperty(count('退回次数', 'how often they were given back')) given_back: number;
  @ApiProperty(count('现未落地，不分月份', 'not done now, of any month or without a day')) open: number;
  @ApiProperty(count('其中已逾期', 'of them with a day that is over')) open_overdue: number;
}

/** Commitments of a kind. */
export class CommitmentKindRow extends CommitmentCountsView {
  @ApiProperty({
    example: 'policy',
    description:
      '后续任务的类别，会议决定为 meeting / kind of follow-up; meeting: decided by a meeting about no whistle',
  })
  kind: string;
}

/** Commitments of a unit. */
export class CommitmentUnitRow extends CommitmentCountsView {
  @ApiProperty({ example: 'customs' }) unit_id: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
}

/** A commitment that is late now. */
export class OverdueCommitmentView {
  @ApiProperty({ format: 'uuid', description: '后续任务或会议决定 / the follow-up or the decision' })
  id: string;
  @ApiProperty({ example: 'policy' }) kind: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) ticket_id: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) meeting_id: string | null;
  @ApiProperty({ example: 'customs' }) unit_id: string;
  @ApiProperty({ format: 'date' }) due_on: string;
  @ApiProperty(count('逾期天数', 'days since')) days_late: number;
}

/** Whether what was decided was done, and in time. */
export class CommitmentsView extends PeriodFrame {
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty({ type: CommitmentCountsView }) total: CommitmentCountsView;
  @ApiProperty({ type: [CommitmentKindRow] }) by_kind: CommitmentKindRow[];
  @ApiProperty({ type: [CommitmentUnitRow] }) by_unit: CommitmentUnitRow[];
  @ApiProperty({
    type: [OverdueCommitmentView],
    description: '现已逾期的，逾期最久的在前，至多 100 项 / what is late now, longest first, 100 at most',
  })
  overdue: OverdueCommitmentView[];
}
