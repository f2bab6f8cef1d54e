import type { Bilingual } from './language.ts';

/** What stands for words that the API does not tell the reader. */
export const UNTOLD: Bilingual = { zh: '（文字不公开）', en: '(words are not shown)' };
