import type { Language } from '../language/language.ts';
import { besideWord } from './figure-words.js';

/** Numbers that only divide another one up: of many causes few have any. */
const DIVIDES = /^by_/;

/** The numbers that must stand beside a rate: `计时 3 · 超时 1`, `clocks: 3 · late: 1`. */
export function besideText(shown: Readonly<Record<string, number>>, language: Language): string {
  const between = language === 'zh' ? ' ' : ': ';
  return Object.entries(shown)
    .filter(([name, count]) => count !== 0 || !DIVIDES.test(name))
    .map(([name, count]) => `${besideWord(name)[language]}${between}${count}`)
    .join(' · ');
}
