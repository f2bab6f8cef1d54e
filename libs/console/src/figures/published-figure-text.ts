import type { Shape } from '../api/api.ts';
import type { Language } from '../language/language.ts';
import { NOTHING } from './rate.ts';

type Figure = Shape<'ExternalFigureView'>;

/** The months of a figure: `2021-03`, or `2021-01 – 2021-03`. */
export function monthsText({ from, to }: Pick<Figure, 'from' | 'to'>): string {
  return from === to ? from : `${from} – ${to}`;
}

/** A percentage as it was printed or computed, with its sign: `+16.06%`. Numbers are texts, whose digits are left as they are. */
export function percentText(percent: string | null): string {
  return percent === null ? NOTHING : `${signed(percent)}%`;
}

/** The computed growth; over little, the difference comes first (`+6，+200.00%`), and over nothing it is all there is. */
export function growthText(
  {
    difference,
    computed_percent,
    small_base,
  }: Pick<Figure, 'difference' | 'computed_percent' | 'small_base'>,
  language: Language,
): string {
  if (difference === null) return NOTHING;
  if (computed_percent === null)
    return `${signed(difference)}${language === 'zh' ? '（上年为 0）' : ' (none then)'}`;
  const percent = percentText(computed_percent);
  return small_base ? `${signed(difference)}${language === 'zh' ? '，' : ', '}${percent}` : percent;
}

/** What the growth is over: what is recorded of the year before, or what the printed growth says of it. */
export function besideGrowthText(
  { year_before, implied_before }: Pick<Figure, 'year_before' | 'implied_before'>,
  language: Language,
): string {
  if (year_before !== null)
    return language === 'zh' ? `上年 ${year_before}` : `a year before: ${year_before}`;
  if (implied_before === null) return '';
  return language === 'zh' ? `推算上年 ${implied_before}` : `a year before, implied: ${implied_before}`;
}

function signed(number: string): string {
  if (number.startsWith('-')) return `−${number.slice(1)}`;
  return /[1-9]/.test(number) ? `+${number}` : number;
}
