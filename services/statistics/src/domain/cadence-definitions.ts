import type { IndicatorDefinition } from './indicator-definition.js';

/** Whether mechanisms were held as often as is due (kpis A2). */
export const a2: IndicatorDefinition = {
  code: 'A2',
  name: { zh: '频次达成率', en: 'Cadence kept' },
  formula: {
    zh: '达到频次的周期 ÷ 已结束的周期；季度、半年、年度计入其最后一个月，未结束的另列；补记的出席计入',
    en: 'periods in which a mechanism was held as often as is due ÷ periods that ended; quarters, half-years and years count in their last month; what was recorded late counts',
  },
  attribution: 'end',
  basis: 'raw',
  alliance: {
    grain: { zh: '按机制与周期计', en: 'per mechanism and period' },
    measure: {
      numerator: [{ metric: 'cadences', parts: ['met'] }],
      denominator: [{ metric: 'cadences', parts: ['met', 'missed'] }],
      open: [{ metric: 'cadences', parts: ['open'] }],
      shown: { missed: [{ metric: 'cadences', parts: ['missed'] }] },
    },
  },
  byAssignment: null,
  unit: null,
};
