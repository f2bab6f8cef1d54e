import type { Bilingual } from './language.ts';

/** A word in both languages, Chinese first. */
export const in2 = (zh: string, en: string): Bilingual => ({ zh, en });
