import { adjusted } from './adjusted.js';
import { a2 } from './cadence-definitions.js';
import { byOriginalDue, clockMeasure } from './clock-measure.js';
import { k11, k14, k6, k7 } from './dispatch-indicators.js';
import { evaluationIndicators } from './evaluation-indicators.js';
import type { Measure } from './measure.js';
import { projectIndicators } from './project-definitions.js';
import type { Definitions, IndicatorDefinition } from './indicator-definition.js';

const perAssignment = { zh: '按派单计：每个单位每轮一次', en: 'per assignment: one per unit and round' };
const perTicket = {
  zh: '按哨件计：所有承办单位均按时才算按时，任一单位超时即为超时；知会单位不计',
  en: 'per whistle: in time when all its units are, late as soon as one is; informed units do not count',
};
const perTicketRound = {
  zh: '按哨件每轮计：所有承办单位均按时才算按时，任一单位超时即为超时；知会单位不计',
  en: 'per whistle and round: in time when all its units are, late as soon as one is; informed units do not count',
};
const perCallback = {
  zh: '每件哨件一次：最后一轮的最后一次回访，替代之前的回访',
  en: 'one per whistle: the last call-back of the last round replaces earlier ones',
};
const perUnitCallback = {
  zh: '每件哨件对每个参与单位各计一次（最后一次有效回访）',
  en: 'one per whistle for each unit that took part (last valid call-back)',
};
const perEnterprise = { zh: '按在册企业计', en: 'per active enterprise' };

const k1: IndicatorDefinition = {
  code: 'K1',
  name: { zh: '响应率', en: 'Response rate' },
  formula: {
    zh: '按时报到 ÷（按时报到 + 报到超时）；未到期的不计入分子分母',
    en: 'contact clocks satisfied ÷ contact clocks satisfied or breached; open clocks are in neither',
  },
  attribution: 'dispatch',
  basis: 'raw',
  alliance: { grain: perTicket, measure: clockMeasure('ticket_contact') },
  byAssignment: clockMeasure('contact'),
  unit: { grain: perAssignment, measure: clockMeasure('contact') },
};

const k1s: IndicatorDefinition = {
  code: 'K1s',
  name: { zh: '及时签收率', en: 'Timely signing rate' },
  formula: {
    zh: '按时签收 ÷（按时签收 + 签收超时）；未到期的不计入分子分母',
    en: 'sign clocks satisfied ÷ sign clocks satisfied or breached; open clocks are in neither',
  },
  attribution: 'dispatch',
  basis: 'raw',
  alliance: { grain: perTicket, measure: clockMeasure('ticket_sign') },
  byAssignment: clockMeasure('sign'),
  unit: { grain: perAssignment, measure: clockMeasure('sign') },
};

const solvedOf = (metric: string): Measure => ({
  numerator: [{ metric, parts: ['yes'] }],
  denominator: [{ metric }],
  shown: {
    yes: [{ metric, parts: ['yes'] }],
    partial: [{ metric, parts: ['partial'] }],
    no: [{ metric, parts: ['no'] }],
  },
});

const k2: IndicatorDefinition = {
  code: 'K2',
  name: { zh: '解决率', en: 'Resolution rate' },
  formula: {
    zh: '回访“已解决” ÷ 有效回访；“部分解决”计 0，其数另列',
    en: 'call-backs with solved = yes ÷ valid call-backs; partial counts 0 and is shown beside it',
  },
  attribution: 'call_back',
  basis: 'raw',
  alliance: { grain: perCallback, measure: solvedOf('callbacks') },
  byAssignment: null,
  unit: { grain: perUnitCallback, measure: solvedOf('unit_callbacks') },
};

const RATED = ['satisfied', 'basic', 'dissatisfied'];
const satisfiedOf = (metric: string): Measure => ({
  numerator: [{ metric, states: ['satisfied', 'basic'] }],
  denominator: [{ metric, states: RATED }],
  shown: {
    satisfied: [{ metric, states: ['satisfied'] }],
    basic: [{ metric, states: ['basic'] }],
    dissatisfied: [{ metric, states: ['dissatisfied'] }],
    unrated: [{ metric, states: ['unrated'] }],
  },
});

const k3: IndicatorDefinition = {
  code: 'K3',
  name: { zh: '满意率', en: 'Satisfaction rate' },
  formula: {
    zh: '（满意 + 基本满意）÷ 有评价的回访；“基本满意”计 1，其数另列；未评价不计',
    en: '(satisfied + basically satisfied) ÷ rated call-backs; basic counts 1 and is shown beside it; unrated are out',
  },
  attribution: 'call_back',
  basis: 'raw',
  alliance: { grain: perCallback, measure: satisfiedOf('callbacks') },
  byAssignment: null,
  unit: { grain: perUnitCallback, measure: satisfiedOf('unit_callbacks') },
};

/** Asked of whistles that were resolved: one that nobody could be reached about has no call-back whose month it could count in (ADR-0209). */
const k3Coverage: IndicatorDefinition = {
  code: 'K3c',
  name: { zh: '评价覆盖率', en: 'Rating coverage' },
  formula: {
    zh: '最后一次回访有评价的哨件 ÷ 首次办结于本期的哨件；已回访未评价的与尚无回访的另列',
    en: 'whistles whose last call-back has a rating ÷ whistles first resolved in the period; called back without a rating, and not called back, are shown',
  },
  attribution: 'resolve',
  basis: 'raw',
  alliance: {
    grain: { zh: '按哨件计', en: 'per whistle' },
    measure: {
      numerator: [{ metric: 'resolved', states: ['rated'] }],
      denominator: [{ metric: 'resolved' }],
      shown: {
        unrated: [{ metric: 'resolved', states: ['unrated'] }],
        not_called_back: [{ metric: 'resolved', states: ['not_called_back'] }],
      },
    },
  },
  byAssignment: null,
  unit: null,
};

const k5: IndicatorDefinition = {
  code: 'K5',
  name: { zh: '按时办结率', en: 'On-time completion rate' },
  formula: {
    zh: '按时办结 ÷（按时办结 + 办结超时）；以提交时间为准，被认可后计入；未结的不计入分子分母',
    en: 'resolve clocks satisfied ÷ resolve clocks satisfied or breached, judged at submission time and final with acceptance; open clocks are in neither',
  },
  attribution: 'dispatch',
  basis: 'raw',
  alliance: { grain: perTicketRound, measure: clockMeasure('ticket_resolve') },
  byAssignment: clockMeasure('resolve'),
  unit: { grain: perAssignment, measure: clockMeasure('resolve') },
};

/** The same by the due instants that there were before more time was granted: what an extension saved is late (kpis K5). */
const k5Original: IndicatorDefinition = {
  ...k5,
  code: 'K5o',
  name: { zh: '按时办结率（按原时限）', en: 'On-time completion rate, by the original due instant' },
  formula: {
    zh: '按原时限办结 ÷（按时办结 + 办结超时）；仅因延期而按时的不计入分子，其数另列',
    en: 'resolve clocks satisfied by the due instant before any extension ÷ satisfied or breached; those in time only because they were extended are shown',
  },
  alliance: { grain: perTicketRound, measure: byOriginalDue('ticket_resolve') },
  byAssignment: byOriginalDue('resolve'),
  unit: { grain: perAssignment, measure: byOriginalDue('resolve') },
};

const onTimeOfJoint = clockMeasure('contact', ['joint']);

const k13: IndicatorDefinition = {
  code: 'K13',
  name: { zh: '报到率', en: 'Muster rate' },
  formula: {
    zh: '联合办理的哨件中：按时报到的单位数 ÷ 应报到且已到期或已报到的单位数',
    en: 'of joint whistles: units that reported in on time ÷ units whistled whose contact clock is settled',
  },
  attribution: 'offer',
  basis: 'raw',
  alliance: {
    grain: { zh: '联合哨件的单位数合计', en: 'units of joint whistles, added up' },
    measure: {
      ...onTimeOfJoint,
      shown: { ...onTimeOfJoint.shown, joint_tickets: [{ metric: 'dispatched', states: ['joint'] }] },
    },
  },
  byAssignment: null,
  unit: { grain: perAssignment, measure: onTimeOfJoint },
};

const COVERED = ['own', 'joint', 'alliance_branch'];
const population = (metric: string, formula: 'O1' | 'O2'): Measure =>
  formula === 'O1'
    ? {
        numerator: [{ metric, parts: ['own'], states: ['eligible'] }],
        denominator: [{ metric, states: ['eligible'] }],
      }
    : {
        numerator: [{ metric, parts: COVERED }],
        denominator: [{ metric }],
        shown: {
          own: [{ metric, parts: ['own'] }],
          joint: [{ metric, parts: ['joint'] }],
          alliance_branch: [{ metric, parts: ['alliance_branch'] }],
          none: [{ metric, parts: ['none'] }],
        },
      };

const o1Name = { zh: '组建率', en: 'Own-organisation rate' };
const o1Formula = {
  zh: '已单独组建的符合条件企业 ÷ 符合条件企业（正式党员不少于 3 人）',
  en: 'eligible enterprises with an organisation of their own ÷ eligible enterprises (3 formal members or more)',
};
const o2Name = { zh: '组织覆盖率', en: 'Coverage rate' };
const o2Formula = {
  zh: '被单独组建、联合组建或联盟党支部覆盖的企业 ÷ 全部企业',
  en: 'enterprises covered by an own, joint or alliance branch ÷ all enterprises',
};
const inAlliances = { zh: '，产业联盟内企业', en: ', enterprises of the industry alliances' };
const outside = { zh: '，产业联盟外企业', en: ', enterprises outside the industry alliances' };
const join = (a: { zh: string; en: string }, b: { zh: string; en: string }) => ({
  zh: a.zh + b.zh,
  en: a.en + b.en,
});

const coverage = (
  code: string,
  formula: 'O1' | 'O2',
  metric: string,
  of: { zh: string; en: string },
): IndicatorDefinition => ({
  code,
  name: join(formula === 'O1' ? o1Name : o2Name, of),
  formula: formula === 'O1' ? o1Formula : o2Formula,
  attribution: 'moment',
  basis: 'raw',
  alliance: { grain: perEnterprise, measure: population(metric, formula) },
  byAssignment: null,
  unit: null,
});

const KEEPING = { metric: 'party_organisations', parts: ['keeping_members'] };
const count = (...states: string[]) => ({ metric: 'party_organisations', parts: ['count'], states });

const o4: IndicatorDefinition = {
  code: 'O4',
  name: { zh: '党组织结构', en: 'Structure of party organisations' },
  formula: {
    zh: '党员人数 ÷ 基层党组织数（单独 + 联合）；校验：单独 + 联合 = 管理党员的党组织数',
    en: 'members ÷ primary organisations (own + joint); check: own + joint = organisations that keep members',
  },
  attribution: 'moment',
  basis: 'raw',
  alliance: {
    grain: { zh: '按党组织计，全区', en: 'per party organisation, whole alliance' },
    measure: {
      numerator: [{ metric: 'party_organisations', parts: ['members'] }],
      denominator: [count('own', 'joint')],
      shown: {
        own: [count('own')],
        joint: [count('joint')],
        alliance_branch: [count('alliance_branch')],
        committee: [count('committee')],
        organisations_keeping_members: [KEEPING],
      },
    },
  },
  byAssignment: null,
  unit: null,
};

/** The indicators of this release. */
export const definitions: Definitions = {
  version: 6,
  indicators: [
    ...[k1, k1s, k2, k3, k5, k5Original].flatMap((raw) => [raw, adjusted(raw)]),
    k3Coverage,
    k6,
    k7,
    k11,
    k13,
    k14,
    ...evaluationIndicators,
    ...projectIndicators,
    a2,
    coverage('O1', 'O1', 'alliance_enterprises', inAlliances),
    coverage('O1x', 'O1', 'other_enterprises', outside),
    coverage('O2', 'O2', 'alliance_enterprises', inAlliances),
    coverage('O2x', 'O2', 'other_enterprises', outside),
    o4,
  ],
};
