import type { Bilingual } from '../language/language.ts';

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})|W(\d{2})))?$/;

/** A period as people say it: `2026-Q4` is 2026年第四季度. What is none stays as it is. */
export function periodText(period: string): Bilingual {
  const [, year, quarter, half, month, week] = PERIOD.exec(period) ?? [];
  if (year === undefined) return { zh: period, en: period };
  if (quarter) return { zh: `${year}年第${'一二三四'[Number(quarter) - 1]}季度`, en: `Q${quarter} ${year}` };
  if (half) return { zh: `${year}年${half === '1' ? '上' : '下'}半年`, en: `H${half} ${year}` };
  if (week) return { zh: `${year}年第${Number(week)}周`, en: `week ${Number(week)}, ${year}` };
  if (month) return { zh: `${year}年${Number(month)}月`, en: period };
  return { zh: `${year}年`, en: year };
}
