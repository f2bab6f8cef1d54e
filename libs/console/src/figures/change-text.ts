import type { Shape } from '../api/api.ts';
import type { Bilingual, Language } from '../language/language.ts';

type Change = Omit<Shape<'ChangeView'>, 'now' | 'before'>;

const NONE_THEN = { zh: '上年为 0', en: 'none then' };

/**
 * By how much a number is above or below that of a year before: `↑ 20.0%`; over little, the difference comes first (`+6，↑ 200.0%`), and
 * over nothing it is all there is. Whether more is good is not the page's to say.
 *
 * @param none what is said of nothing before, where it is not about the year before.
 */
export function changeText(
  { difference, ratio, base }: Change,
  language: Language,
  none: Bilingual = NONE_THEN,
): string {
  if (difference === 0) return language === 'zh' ? '持平' : 'unchanged';
  const many = `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`;
  if (ratio === null) return language === 'zh' ? `${many}（${none.zh}）` : `${many} (${none.en})`;
  const percent = `${difference > 0 ? '↑' : '↓'} ${Math.abs(ratio * 100).toFixed(1)}%`;
  return base === 'enough' ? percent : `${many}${language === 'zh' ? '，' : ', '}${percent}`;
}
