import type { Name } from './directory-fact.js';
import type { Attribution } from './indicator-definition.js';

/** An indicator that is computed from the facts when it is asked for, because no sum over cells can say it (kpis B8.6, B8.7). */
export interface FactIndicatorDefinition {
  readonly code: string;
  readonly name: Name;
  readonly formula: Name;
  readonly attribution: Attribution;
}

/** Part of this release's definitions, under their version. */
export const factIndicators = {
  K8: {
    code: 'K8',
    name: { zh: '办理时长', en: 'Durations' },
    formula: {
      zh: '件数、均值、中位数、九成位数与最长，单位为工作分钟（按派单时锁定的日历）；按时限版本分列；中位数与九成位数取实际出现的值',
      en: 'n, mean, median, p90 and longest in working minutes by the calendar pinned at dispatch, per policy version; median and p90 by nearest rank',
    },
    attribution: 'end',
  },
  K9: {
    code: 'K9',
    name: { zh: '挂账', en: 'On account' },
    formula: {
      zh: '时刻 t 的存量及账龄（≤30、≤90、≤180、>180 天）、逾期未复核；本月销账 ÷（月初存量 + 本月新增）',
      en: 'stock at t by age (≤30, ≤90, ≤180, >180 days) and reviews overdue; cleared in the month ÷ (opening stock + new)',
    },
    attribution: 'month',
  },
  K13t: {
    code: 'K13t',
    name: { zh: '报到率（逐件）', en: 'Muster rate per joint whistle' },
    formula: {
      zh: '本月派单的每件联合哨件：按时报到的单位 ÷ 吹到的单位；取各件均值，另列全部按时的件数；尚有未到期单位的哨件不计入',
      en: 'of each joint whistle dispatched in the month: units that reported in on time ÷ units whistled; the mean over whistles, and how many had all; whistles with a clock still open are in neither',
    },
    attribution: 'dispatch',
  },
  K16: {
    code: 'K16',
    name: { zh: '优先权效果', en: 'Effect of the priority right' },
    formula: {
      zh: '优先哨件与一般哨件“吹哨至派单”工作分钟中位数之比；一般哨件的最长等待',
      en: 'median raise→dispatch with the priority right ÷ without, in working minutes; longest wait of a whistle without',
    },
    attribution: 'dispatch',
  },
} satisfies Record<string, FactIndicatorDefinition>;
