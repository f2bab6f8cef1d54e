import type { Identity } from '@muster/auth';
import { seesTexts, speaksForEnterprise } from '../reading/visibility.js';
import type { ReadingOf } from './practice-list.view.js';

/** The whole alliance reads its lists; what units and supervisors write to each other is not for enterprises, and no text is for analysts. */
export function readingOf(who: Identity): ReadingOf {
  const texts = seesTexts(who);
  return { texts, notes: texts && !speaksForEnterprise(who) };
}
