import type { Identity } from '@muster/auth';
import { seesTexts, speaksForEnterprise } from '../reading/visibility.js';

/** What of the written word a reader gets: titles, and besides what units and supervisors write to each other. */
export interface ReadingOf {
  readonly texts: boolean;
  readonly notes: boolean;
}

/** The whole alliance reads its lists; what units and supervisors write to each other is not for enterprises, and no text is for analysts. */
export function readingOf(who: Identity): ReadingOf {
  const texts = seesTexts(who);
  return { texts, notes: texts && !speaksForEnterprise(who) };
}
