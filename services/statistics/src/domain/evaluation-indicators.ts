import type { IndicatorDefinition } from './indicator-definition.js';
import type { Measure, Term } from './measure.js';

const of = (metric: string, part: string): Term => ({ metric, parts: [part] });

const unitScore: Measure = {
  numerator: [{ metric: 'unit_ratings', parts: ['satisfied', 'basic'] }],
  denominator: [{ metric: 'unit_ratings', parts: ['satisfied', 'basic', 'dissatisfied'] }],
  shown: {
    satisfied: [of('unit_ratings', 'satisfied')],
    basic: [of('unit_ratings', 'basic')],
    dissatisfied: [of('unit_ratings', 'dissatisfied')],
  },
};
const perUnitRating = { zh: '按企业对单位的评价计', en: 'per rating of a unit by a raiser' };

const wellDescribed: Measure = {
  numerator: [of('whistle_ratings', 'well_described')],
  denominator: [{ metric: 'whistle_ratings' }],
  shown: {
    incomplete: [of('whistle_ratings', 'incomplete')],
    wrong_category: [of('whistle_ratings', 'wrong_category')],
    unfounded: [of('whistle_ratings', 'unfounded')],
  },
};
const perWhistleRating = { zh: '按单位对哨件的评价计', en: 'per rating of a whistle by a unit' };

const loop: Measure = {
  numerator: [of('loop', 'complete')],
  denominator: [{ metric: 'closed' }],
  shown: { surveyed: [of('loop', 'surveyed')], accounted: [of('loop', 'accounted')] },
};

/** Two-way evaluation (雙考核, kpis K17) and the four-step loop (kpis K18, mechanisms 0.19). */
export const evaluationIndicators: readonly IndicatorDefinition[] = [
  {
    code: 'K17u',
    name: { zh: '单位得分（企业评单位）', en: 'Units as raisers rate them' },
    formula: {
      zh: '（满意 + 基本满意）÷ 企业对单位的评价；各档数另列',
      en: '(satisfied + basically satisfied) ÷ ratings of units by raisers; each grade is shown',
    },
    attribution: 'rating',
    basis: 'raw',
    alliance: { grain: perUnitRating, measure: unitScore },
    byAssignment: null,
    unit: { grain: perUnitRating, measure: unitScore },
  },
  {
    code: 'K17w',
    name: { zh: '哨件评价（单位评哨件）', en: 'Whistles as units rate them' },
    formula: {
      zh: '描述清楚 ÷ 单位对哨件的评价；各档数另列',
      en: 'well described ÷ ratings of whistles by units; each grade is shown',
    },
    attribution: 'rating',
    basis: 'raw',
    alliance: { grain: perWhistleRating, measure: wellDescribed },
    byAssignment: null,
    unit: null,
  },
  {
    code: 'K17q',
    name: { zh: '吹哨质量', en: 'Quality of whistles' },
    formula: {
      zh: '1 −（不予受理 + 因描述不实退单成立）÷ 本期吹哨；每件哨件至多计一次，期间为吹哨月份',
      en: '1 − (rejected + with a dispute upheld for a wrong description) ÷ raised; each whistle once, in the month in which it was raised',
    },
    attribution: 'raise',
    basis: 'raw',
    alliance: {
      grain: { zh: '按哨件计', en: 'per whistle' },
      measure: {
        numerator: [{ metric: 'tickets' }, { metric: 'badly_blown', weight: -1 }],
        denominator: [{ metric: 'tickets' }],
        shown: {
          rejected: [of('badly_blown', 'rejected')],
          misdescribed: [of('badly_blown', 'misdescribed')],
        },
      },
    },
    byAssignment: null,
    unit: null,
  },
  {
    code: 'K18',
    name: { zh: '四步闭环率', en: 'Loop completeness' },
    formula: {
      zh: '调研摸底、建账定责、精准解决、成效反馈四步齐全的哨件 ÷ 本期归档的哨件',
      en: 'whistles closed with all four steps evidenced (survey, account, solution, feedback) ÷ whistles closed in the period',
    },
    attribution: 'close',
    basis: 'raw',
    alliance: { grain: { zh: '按哨件计', en: 'per whistle' }, measure: loop },
    byAssignment: null,
    unit: null,
  },
];
