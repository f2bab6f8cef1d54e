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
  K4: {
    code: 'K4',
    name: { zh: '综合得分', en: 'Composite score' },
    formula: {
      zh: '100 ×（0.30 × K1 + 0.35 × K2 + 0.35 × K3）；分母为 0 的率，其权重按比例分给其余各率并注明',
      en: '100 × (0.30 × K1 + 0.35 × K2 + 0.35 × K3); the weight of a rate over 0 is spread over the others in their proportion, and the rate named',
    },
    attribution: 'month',
  },
  K8: {
    code: 'K8',
    name: { zh: '办理时长', en: 'Durations' },
    formula: {
      zh: '件数、均值、中位数、九成位数与最长，单位为工作分钟（按派单时锁定的日历）；按时限版本分列；中位数与九成位数取实际出现的值',
      en: 'n, mean, median, p90 and longest in working minutes by the calendar pinned at dispatch, per policy version; median and p90 by nearest rank',
    },
    attribution: 'end',
  },
  K8t: {
    code: 'K8t',
    name: { zh: '吹哨后的用时（逐件）', en: 'Time since the whistle, per whistle' },
    formula: {
      zh: '吹哨至首家单位报到、吹哨至首次办结：件数、中位数与九成位数，单位为工作分钟（按派单时锁定的日历）；已并单的不计；中位数与九成位数取实际出现的值',
      en: 'from raising to the first unit that reported in, and to the first resolution: n, median and p90 in working minutes by the calendar pinned at dispatch, but for merged whistles; median and p90 by nearest rank',
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
  K10: {
    code: 'K10',
    name: { zh: '积压', en: 'Backlog' },
    formula: {
      zh: '时刻 t 未了结的哨件，按件龄（自吹哨起 ≤7、≤30、≤90、>90 天）、层级、单位；月初存量 + 本月吹哨 − 本月了结 = 期末存量',
      en: 'whistles that are not ended at t by age (≤7, ≤30, ≤90, >90 days since they were raised), level and unit; opening + raised − ended = closing',
    },
    attribution: 'moment',
  },
  K12: {
    code: 'K12',
    name: { zh: '吹哨率', en: 'Whistle rate' },
    formula: {
      zh: '本月吹哨 ÷ 在册企业（以月末名录为准，本月为现在）；rate × 100 即每百家企业的哨件数',
      en: 'whistles raised in the month ÷ active enterprises as the directory stood when it ended; rate × 100 is the number for each hundred enterprises',
    },
    attribution: 'raise',
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
  K15: {
    code: 'K15',
    name: { zh: '重复率', en: 'Repeat rate' },
    formula: {
      zh: '本月吹哨中，此前 30 天内同一企业或同一地点已有同类哨件的 ÷ 本月吹哨',
      en: 'whistles raised in the month that had an earlier one of the same category, by the same enterprise or about the same place, within 30 days ÷ whistles raised',
    },
    attribution: 'raise',
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
  O3: {
    code: 'O3',
    name: { zh: '有效覆盖率', en: 'Effective coverage' },
    formula: {
      zh: '近 90 天内出席或主办过至少一次会议、活动的党组织 ÷ 全部党组织',
      en: 'party organisations that attended or hosted at least one meeting or activity within 90 days ÷ all of them',
    },
    attribution: 'moment',
  },
  O2d: {
    code: 'O2d',
    name: { zh: '入会到覆盖的天数', en: 'Days from joining to coverage' },
    formula: {
      zh: '名录由本系统管理之后加入、现已有党组织覆盖的企业，自加入日至被覆盖之日的天数：件数、中位数、九成位数、最长；覆盖早于加入的计 0 天',
      en: 'of enterprises that joined since the directory is kept here and are covered now, days from joining to being covered: n, median, p90, longest; 0 when covered before it joined',
    },
    attribution: 'moment',
  },
  A1: {
    code: 'A1',
    name: { zh: '书记集中培训达标率', en: 'Training of secretaries' },
    formula: {
      zh: '本年书记轮训人均学时累计不少于 56 的基层党组织（单独、联合）÷ 全部基层党组织；每个党组织一名书记',
      en: 'primary organisations (own, joint) whose secretary has 56 hours of training or more in the year ÷ all of them; each has one secretary',
    },
    attribution: 'year',
  },
  A3: {
    code: 'A3',
    name: { zh: '企业参与率', en: 'Participation' },
    formula: {
      zh: '本月出席过会议、活动的企业 ÷ 在册企业；本企业单独组建的党组织出席，视为该企业出席',
      en: 'distinct enterprises present at meetings and activities of the month ÷ active enterprises; an enterprise is present when its own party organisation is',
    },
    attribution: 'start',
  },
  L1: {
    code: 'L1',
    name: { zh: '按期落地率', en: 'Done in time' },
    formula: {
      zh: '本月到期的后续任务与会议决定中，期限当日（含）以前登记落地的 ÷ 已落地的与逾期未落地的；被退回的以最近一次登记为准；与哨件相关的会议决定按其后续任务计一次',
      en: 'follow-ups and decisions of meetings whose day is in the month and that were reported as done by then ÷ those that are done or whose day is over; what was given back counts by the last report; a decision about a whistle counts once, as its follow-up',
    },
    attribution: 'month',
  },
  T1: {
    code: 'T1',
    name: { zh: '每月一题', en: 'Theme of the month' },
    formula: {
      zh: '本月各类别在七项上的标准分之均值：件数、较此前三个月的增幅、企业数、回访未解决的比例、重复率、未了结的龄期中位数、单位数；只取不少于 3 件、2 家企业，且过半未到第 4 级的类别，至多三个',
      en: 'mean of a category’s standard scores among those of the month: volume, rise over the three months before, enterprises, share not solved, repeat rate, median age of the open, units; only of 3 whistles and 2 enterprises or more, with less than half at level 4; three at most',
    },
    attribution: 'raise',
  },
  X1: {
    code: 'X1',
    name: { zh: '同比', en: 'Year on year' },
    formula: {
      zh: '（本期 − 上年同期）÷ 上年同期，取相同的月份；基数为 0 不计，不足 10 时与增减数并列；率比百分点',
      en: '(now − the year before) ÷ the year before, over the same months; none over 0, beside the difference below 10; rates by percentage points',
    },
    attribution: 'month',
  },
} satisfies Record<string, FactIndicatorDefinition>;
