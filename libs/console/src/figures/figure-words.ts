import type { Shape } from '../api/api.ts';
import type { Bilingual } from '../language/language.ts';

const in2 = (zh: string, en: string): Bilingual => ({ zh, en });

/** Whether whistles under a granted exclusion are counted. */
export const BASES = {
  raw: in2('剔除前', 'before exclusions'),
  adjusted: in2('剔除后', 'after exclusions'),
} as const;

/** By what moment an indicator belongs to a month. */
export const attributions: Readonly<Record<Shape<'IndicatorView'>['attribution'], Bilingual>> = {
  raise: in2('吹哨时间', 'when the whistle was blown'),
  dispatch: in2('派单时间', 'when it was dispatched'),
  offer: in2('派给单位的时间', 'when it was offered to the unit'),
  resolve: in2('首次办结时间', 'when it was first resolved'),
  call_back: in2('回访时间', 'when the call-back was made'),
  rating: in2('评价时间', 'when the rating was given'),
  close: in2('归档时间', 'when it was closed'),
  decision: in2('作出结论的时间', 'when the decision was made'),
  end: in2('结束时间', 'when it ended'),
  start: in2('开始时间', 'when it began'),
  month: in2('当月', 'the month itself'),
  year: in2('当年', 'the year'),
  moment: in2('某一时刻', 'one moment'),
};

/** Whether the growth that was printed beside a figure follows from it and the year before. */
export const checks: Readonly<Record<Shape<'ExternalFigureView'>['check'], Bilingual>> = {
  agrees: in2('相符', 'agrees'),
  differs: in2('不符，请核实', 'differs: to be looked into'),
  no_base: in2('无上年数可核', 'nothing to compare with'),
  not_printed: in2('未公布同比', 'no growth was printed'),
};

/** What happened to whistles in a month, by the code of its count. */
export const FLOWS = {
  raised: in2('吹哨', 'raised'),
  dispatched: in2('派单', 'dispatched'),
  closed: in2('归档', 'closed'),
  reopened: in2('重办', 'reopened'),
} as const;

export type Flow = keyof typeof FLOWS;

/** By what whistles are grouped. */
export const GROUPINGS = {
  source: in2('来源', 'source'),
  industry_alliance: in2('产业联盟', 'industry alliance'),
  process_stage: in2('流程环节', 'stage'),
  category: in2('问题类别', 'category'),
} as const satisfies Record<Shape<'BreakdownView'>['by'], Bilingual>;

export type Grouping = keyof typeof GROUPINGS;

/** What is measured from what to what. */
export const spans: Readonly<Record<Shape<'DurationView'>['span'], Bilingual>> = {
  raise_to_dispatch: in2('吹哨至派单', 'raised to dispatched'),
  offer_to_sign: in2('派单至签收', 'offered to signed'),
  offer_to_contact: in2('派单至报到', 'offered to reported in'),
  offer_to_submit: in2('派单至提交', 'offered to handed in'),
  raise_to_close: in2('吹哨至归档', 'raised to closed'),
};

const beside: Readonly<Record<string, Bilingual>> = {
  clocks: in2('计时', 'clocks'),
  breached: in2('超时', 'late'),
  yes: in2('已解决', 'solved'),
  partial: in2('部分解决', 'partly solved'),
  no: in2('未解决', 'not solved'),
  satisfied: in2('满意', 'satisfied'),
  basic: in2('基本满意', 'basically satisfied'),
  dissatisfied: in2('不满意', 'dissatisfied'),
  unrated: in2('未评价', 'unrated'),
  not_called_back: in2('尚无回访', 'not called back'),
  extended: in2('经延期', 'extended'),
  saved_by_extension: in2('因延期而按时', 'in time by extension only'),
  excluded: in2('剔除', 'excluded'),
  missed: in2('未达', 'missed'),
  upheld: in2('退单成立', 'upheld'),
  denied: in2('退单不成立', 'denied'),
  undecided: in2('待裁定', 'undecided'),
  level_2: in2('提至二级', 'raised to level 2'),
  level_3: in2('提至三级', 'raised to level 3'),
  level_4: in2('提至四级', 'raised to level 4'),
  by_lead: in2('主办提出', 'by the lead'),
  by_dispatcher: in2('派单员提出', 'by a dispatcher'),
  by_deadline_missed: in2('因逾时', 'for a missed deadline'),
  by_not_solved_twice: in2('因两次未解决', 'not solved twice'),
  by_contested_twice: in2('因两次退单', 'disputed twice'),
  by_ladder: in2('值班阶梯', 'by the duty ladder'),
  by_timer: in2('到时自动', 'by the timer'),
  by_other: in2('其他缘由', 'for another cause'),
  joint_tickets: in2('联合哨件', 'joint whistles'),
  incomplete: in2('信息不全', 'incomplete'),
  wrong_category: in2('类别有误', 'wrong category'),
  unfounded: in2('不属实', 'unfounded'),
  rejected: in2('不予受理', 'rejected'),
  misdescribed: in2('描述不实', 'misdescribed'),
  surveyed: in2('已调研摸底', 'surveyed'),
  accounted: in2('已建账定责', 'accounted for'),
  own: in2('独立', 'own'),
  joint: in2('联合', 'joint'),
  alliance_branch: in2('联盟党支部', 'alliance branch'),
  committee: in2('党委', 'committees'),
  none: in2('未覆盖', 'none'),
  organisations_keeping_members: in2('管理党员的党组织', 'organisations that keep members'),
};

/** What a number beside a rate is called; its name in the API when this release of the pages does not know it. */
export function besideWord(name: string): Bilingual {
  return beside[name] ?? { zh: name, en: name };
}
