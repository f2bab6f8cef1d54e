import type { Bilingual, Language } from '../language/language.ts';
import { besideText } from './beside-text.js';
import type { Cell } from './csv.js';
import { BASES } from './figure-words.js';
import type { Compared, Indicator, IndicatorRow } from './indicator-rows.js';
import { pointsAbove } from './rate.js';

const HEAD: readonly Bilingual[] = [
  { zh: '月份', en: 'Month' },
  { zh: '数据截至', en: 'As of' },
  { zh: '代码', en: 'Code' },
  { zh: '指标', en: 'Indicator' },
  { zh: '口径', en: 'Basis' },
  { zh: '分子', en: 'Numerator' },
  { zh: '分母', en: 'Denominator' },
  { zh: '率（%）', en: 'Rate (%)' },
  { zh: '尚未到期', en: 'Still open' },
  { zh: '是否定型', en: 'Settled' },
  { zh: '环比（百分点）', en: 'On the month before (points)' },
  { zh: '上月分子', en: 'Numerator, month before' },
  { zh: '上月分母', en: 'Denominator, month before' },
  { zh: '同比（百分点）', en: 'On the year before (points)' },
  { zh: '去年同月分子', en: 'Numerator, year before' },
  { zh: '去年同月分母', en: 'Denominator, year before' },
  { zh: '其他数', en: 'Beside it' },
];

interface Frame {
  readonly month: string;
  readonly asOf: string | null;
}

/** A month's indicators as the rows of a spreadsheet: one for each basis, every row with its month and as of when it is known. */
export function indicatorCells(
  rows: readonly IndicatorRow[],
  { month, asOf }: Frame,
  language: Language,
): Cell[][] {
  const cellsOf = ({ now, monthBefore, yearBefore }: Compared): Cell[] => [
    month,
    asOf,
    now.code,
    language === 'zh' ? now.name_zh : now.name_en,
    BASES[now.basis][language],
    now.numerator,
    now.denominator,
    percent(now),
    now.open,
    (now.mature ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[language],
    ...comparedWith(now, monthBefore),
    ...comparedWith(now, yearBefore),
    besideText(now.shown, language),
  ];
  return [
    HEAD.map((text) => text[language]),
    ...rows.flatMap(({ raw, adjusted }) => [cellsOf(raw), ...(adjusted ? [cellsOf(adjusted)] : [])]),
  ];
}

/** In hundredths of a per cent: a spreadsheet rounds further by itself. */
export function percent({ rate }: Pick<Indicator, 'rate'>): number | null {
  return rate === null ? null : Math.round(rate * 10_000) / 100;
}

function comparedWith(now: Indicator, earlier: Indicator | undefined): Cell[] {
  return [pointsAbove(now, earlier), earlier?.numerator ?? null, earlier?.denominator ?? null];
}
