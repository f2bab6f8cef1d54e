import type { IndicatorDefinition } from './indicator-definition.js';
import type { Measure } from './measure.js';

const perDecision = { zh: '按分段验收结论计', en: 'per decision on a segment' };
const perFirst = { zh: '按首次报验的分段计', en: 'per segment submitted for the first time' };

const inTime: Measure = {
  numerator: [{ metric: 'acceptance', parts: ['satisfied'] }],
  denominator: [{ metric: 'acceptance' }],
  shown: { breached: [{ metric: 'acceptance', parts: ['breached'] }] },
};
const firstPass: Measure = {
  numerator: [{ metric: 'first_submission', parts: ['accepted'] }],
  denominator: [{ metric: 'first_submission' }],
};

/** Acceptance of project segments (mechanisms 1.22, 1.23). */
export const projectIndicators: readonly IndicatorDefinition[] = [
  {
    code: 'K19',
    name: { zh: '验收按时率', en: 'Acceptance in time' },
    formula: {
      zh: '时限内作出结论的分段 ÷ 作出结论的分段；时限以提交时有效者为准，不因新时限重新评判',
      en: 'segments decided within their limit ÷ segments decided; the limit is the one in force at submission and never judged again',
    },
    attribution: 'decision',
    basis: 'raw',
    alliance: { grain: perDecision, measure: inTime },
    byAssignment: null,
    unit: { grain: perDecision, measure: inTime },
  },
  {
    code: 'K20',
    name: { zh: '一次性通过率', en: 'First-pass rate' },
    formula: {
      zh: '首次报验即通过的分段 ÷ 首次报验并作出结论的分段',
      en: 'segments accepted at their first submission ÷ first submissions decided',
    },
    attribution: 'decision',
    basis: 'raw',
    alliance: { grain: perFirst, measure: firstPass },
    byAssignment: null,
    unit: { grain: perFirst, measure: firstPass },
  },
];
