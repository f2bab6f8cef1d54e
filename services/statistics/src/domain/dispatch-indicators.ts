import { ESCALATIONS } from './course-contributions.js';
import type { IndicatorDefinition } from './indicator-definition.js';
import type { Measure } from './measure.js';

const offers: Measure = {
  numerator: [{ metric: 'offers', parts: ['disputed', 'upheld', 'denied'] }],
  denominator: [{ metric: 'offers' }],
  shown: {
    upheld: [{ metric: 'offers', parts: ['upheld'] }],
    denied: [{ metric: 'offers', parts: ['denied'] }],
    undecided: [{ metric: 'offers', parts: ['disputed'] }],
  },
};

const perOffer = { zh: '按首次派单计，知会单位不计', en: 'per first offer; informed units do not count' };
const perTicket = { zh: '按哨件计', en: 'per whistle' };
const levels = (...at: number[]) => at.map((level) => `level_${level}`);

/** 退單率: how often units say that a whistle is not theirs; accuracy is 1 − upheld ÷ offered. */
export const k6: IndicatorDefinition = {
  code: 'K6',
  name: { zh: '退单率', en: 'Dispute rate' },
  formula: {
    zh: '被退单的首次派单 ÷ 首次派单；派单准确率 = 1 − 退单成立 ÷ 首次派单',
    en: 'disputed first offers ÷ first offers; accuracy = 1 − upheld ÷ first offers',
  },
  attribution: 'offer',
  basis: 'raw',
  alliance: { grain: perOffer, measure: offers },
  byAssignment: null,
  unit: { grain: perOffer, measure: offers },
};

/** 重辦率: whistles that were done again at least once. */
export const k7: IndicatorDefinition = {
  code: 'K7',
  name: { zh: '重办率', en: 'Redo rate' },
  formula: {
    zh: '至少重办一次的哨件 ÷ 首次办结于本期的哨件',
    en: 'whistles reopened at least once ÷ whistles first resolved in the period',
  },
  attribution: 'resolve',
  basis: 'raw',
  alliance: {
    grain: perTicket,
    measure: {
      numerator: [{ metric: 'resolved', parts: ['redone'] }],
      denominator: [{ metric: 'resolved' }],
    },
  },
  byAssignment: null,
  unit: null,
};

/** 未訴先辦: whistles about what nobody had complained of. */
export const k14: IndicatorDefinition = {
  code: 'K14',
  name: { zh: '未诉先办占比', en: 'Proactive share' },
  formula: {
    zh: '哨种为“未诉先办”的哨件 ÷ 本期吹哨',
    en: 'whistles of kind proactive ÷ whistles raised in the period',
  },
  attribution: 'raise',
  basis: 'raw',
  alliance: {
    grain: perTicket,
    measure: { numerator: [{ metric: 'proactive' }], denominator: [{ metric: 'tickets' }] },
  },
  byAssignment: null,
  unit: null,
};

const byCause = (cause: string) => ({ metric: 'raised_to', parts: levels(3, 4), states: [cause] });

/** 提級率: whistles that reached the joint conference or higher, and by which rule. */
export const k11: IndicatorDefinition = {
  code: 'K11',
  name: { zh: '提级率', en: 'Escalation rate' },
  formula: {
    zh: '提至三级及以上的哨件 ÷ 派单哨件；各级数另列，分子按提至最高级的缘由（by_…）另列',
    en: 'whistles raised to level 3 or higher ÷ whistles dispatched; each level is shown, and the numerator by the cause of the rise to the highest level (by_…)',
  },
  attribution: 'dispatch',
  basis: 'raw',
  alliance: {
    grain: perTicket,
    measure: {
      numerator: [{ metric: 'raised_to', parts: levels(3, 4) }],
      denominator: [{ metric: 'dispatched' }],
      shown: {
        level_2: [{ metric: 'raised_to', parts: levels(2) }],
        level_3: [{ metric: 'raised_to', parts: levels(3) }],
        level_4: [{ metric: 'raised_to', parts: levels(4) }],
        ...Object.fromEntries([...ESCALATIONS, 'other'].map((cause) => [`by_${cause}`, [byCause(cause)]])),
      },
    },
  },
  byAssignment: null,
  unit: null,
};
