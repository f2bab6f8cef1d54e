import type { Bilingual } from '../language/language.ts';

/** A sum in whole yuan: `1,200,000 元`. */
export function yuanText(yuan: number): Bilingual {
  const digits = yuan.toLocaleString('en');
  return { zh: `${digits} 元`, en: `CNY ${digits}` };
}
