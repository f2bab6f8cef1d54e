import type { Shape } from '../api/api.ts';
import type { Language } from '../language/language.ts';
import { NOTHING, rateText } from './rate.ts';

type Numbers = Pick<Shape<'NumbersView'>, 'numerator' | 'denominator' | 'open'>;

/** A figure with the numbers it is made of: `95.0% (19/20)`, a count by itself, and what is still running; a dash for none. */
export function numbersText(numbers: Numbers | null, language: Language): string {
  if (numbers === null) return NOTHING;
  const { numerator, denominator, open } = numbers;
  if (denominator === null) return String(numerator);
  const rate = rateText({ numerator, denominator, rate: denominator === 0 ? null : numerator / denominator });
  const running = language === 'zh' ? `，在途 ${open}` : `, ${open} running`;
  return `${rate} (${numerator}/${denominator}${open > 0 ? running : ''})`;
}
