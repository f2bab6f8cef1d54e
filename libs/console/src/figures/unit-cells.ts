import type { Shape } from '../api/api.ts';
import type { Language } from '../language/language.ts';
import { besideText } from './beside-text.js';
import type { Cell } from './csv.js';
import { percent } from './indicator-cells.js';

type UnitFigures = Shape<'UnitFiguresView'>;

const HEAD = {
  zh: [
    '月份',
    '数据截至',
    '单位代码',
    '单位',
    '本月派单',
    '代码',
    '指标',
    '分子',
    '分母',
    '率（%）',
    '尚未到期',
    '其他数',
  ],
  en: [
    ...['Month', 'As of', 'Unit code', 'Unit', 'Offered in the month', 'Code', 'Indicator'],
    ...['Numerator', 'Denominator', 'Rate (%)', 'Still open', 'Beside it'],
  ],
};

/** A month's figures of the units as the rows of a spreadsheet: one for each unit and indicator, before exclusions and after. */
export function unitCells({ period, watermark, items }: UnitFigures, language: Language): Cell[][] {
  return [
    HEAD[language],
    ...items.flatMap(({ unit_id, name_zh, name_en, assignments, indicators }) =>
      indicators.map((indicator) => [
        period,
        watermark.newest_recorded_at,
        unit_id,
        (language === 'zh' ? name_zh : name_en) ?? unit_id,
        assignments.offered_in_period,
        indicator.code,
        language === 'zh' ? indicator.name_zh : indicator.name_en,
        indicator.numerator,
        indicator.denominator,
        percent(indicator),
        indicator.open,
        besideText(indicator.shown, language),
      ]),
    ),
  ];
}
