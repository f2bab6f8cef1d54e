import { DANGER_WORDS } from './danger-words.js';

const harmless = new RegExp(anyOf(DANGER_WORDS.harmless), 'gi');
const danger = new RegExp(anyOf(DANGER_WORDS.zh));
const dangerInEnglish = new RegExp(`\\b(?:${anyOf(DANGER_WORDS.en)})\\b`, 'i');

/** Told to whoever describes a danger to life: a whistle is no emergency call (T1). */
export interface Notice {
  readonly code: 'life_danger';
  readonly zh: string;
  readonly en: string;
  readonly numbers: Readonly<Record<'police' | 'fire' | 'medical' | 'traffic', string>>;
}

const NOTICE: Notice = {
  code: 'life_danger',
  zh: '如有人身危险，请立即拨打：110（公安）、119（消防）、120（急救）、122（交通事故）。吹哨不能代替报警。',
  en: 'If anybody is in danger, call at once: 110 (police), 119 (fire), 120 (ambulance), 122 (traffic accident). A whistle is no emergency call.',
  numbers: { police: '110', fire: '119', medical: '120', traffic: '122' },
};

/** The notice that a text calls for, if any. Errs on the side of too many. */
export function lifeDangerNotice(...texts: readonly string[]): Notice | undefined {
  const text = texts.join('\n').normalize('NFKC').replace(harmless, ' ');
  return danger.test(text) || dangerInEnglish.test(text) ? NOTICE : undefined;
}

// Longer ones first, so that the whole phrase is what matches.
function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
