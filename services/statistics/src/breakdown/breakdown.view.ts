import { ApiProperty } from '@nestjs/swagger';
import { GROUPINGS } from '../domain/group-directory.js';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { RateView } from '../figures/figure-view.js';
import { GROUP_KINDS } from './grouper.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;
const minutesOrNull = (zh: string, en: string, example: number) =>
  ({
    type: 'number',
    nullable: true,
    description: `${zh}，工作分钟；没有时为空 / ${en}, working minutes; null without any`,
    example,
  }) as const;

/** A rate over the whistles, or the enterprises, of a group. */
export class GroupRateView extends RateView {
  @ApiProperty({ example: 'K1' }) code: string;
  @ApiProperty({ enum: ['raw', 'adjusted'], description: 'raw：剔除之前 / before exclusions' }) basis: string;
  @ApiProperty({
    description: '分母不足 10，不宜排序 / the denominator is under 10: too few to be put in order',
  })
  few: boolean;
}

/** How long the whistles of a group took since they were raised. */
export class DwellView {
  @ApiProperty(count('本月到此一步的哨件', 'whistles that came to it in the month')) n: number;
  @ApiProperty(minutesOrNull('中位数', 'median', 95)) median_minutes: number | null;
  @ApiProperty(minutesOrNull('九成位数', 'nine tenths took no longer', 480)) p90_minutes: number | null;
}

/** The figures of some whistles. */
export class GroupFiguresView {
  @ApiProperty(count('本月吹哨', 'raised in the month')) raised: number;
  @ApiProperty(count('本月派单', 'dispatched in the month')) dispatched: number;
  @ApiProperty(count('首次办结于本月', 'first resolved in the month')) resolved: number;
  @ApiProperty(count('本月归档', 'closed in the month')) closed: number;
  @ApiProperty(count('本月重办', 'reopened in the month')) reopened: number;
  @ApiProperty(count('未了结（存量，不分月份）', 'not ended, a stock whatever the month')) open: number;
  @ApiProperty({ type: [GroupRateView], description: '三率，剔除前后各一 / before and after exclusions' })
  rates: GroupRateView[];
  @ApiProperty({ type: DwellView, description: '吹哨至首家单位报到 / until the first unit reported in' })
  to_report_in: DwellView;
  @ApiProperty({ type: DwellView, description: '吹哨至首次办结 / until the first resolution' })
  to_resolve: DwellView;
}

/** One group. */
export class GroupView extends GroupFiguresView {
  @ApiProperty({
    enum: [...GROUP_KINDS],
    description:
      'named 有代码；none 无此标注；no_enterprise 不代表企业的哨件 / named: has a code; none: whistles without such a mark; no_enterprise: blown for no enterprise',
  })
  kind: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'warehousing' }) code: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: '名录中没有时为空 / null: not in the directory',
  })
  name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '在册企业数，仅按产业联盟分组时有 / active enterprises; by industry alliance only',
  })
  enterprises: number | null;
  @ApiProperty({
    type: [GroupRateView],
    description:
      '按产业联盟分组时：组建率与覆盖率 / by industry alliance: own-organisation rate and coverage of its enterprises',
  })
  coverage: GroupRateView[];
}

/** The figures of a month, group by group. */
export class BreakdownView extends PeriodFrame {
  @ApiProperty({ enum: [...GROUPINGS] }) by: string;
  @ApiProperty({ type: [FactIndicatorView] }) definitions: FactIndicatorView[];
  @ApiProperty({
    description:
      '一件哨件可在多组：企业在几个产业联盟，就在几组各计一次，各组之和可大于合计 / a whistle may be in several groups, one for each industry alliance of its enterprise, so that groups may add up to more than the total',
  })
  groups_overlap: boolean;
  @ApiProperty({ type: [GroupView] }) groups: GroupView[];
  @ApiProperty({ type: GroupFiguresView, description: '合计，每件一次 / each whistle once' })
  total: GroupFiguresView;
  @ApiProperty(count('日历未知、无法计时的', 'not timed, because their calendar has not been seen'))
  without_calendar: number;
}
