import type { Shape } from '../api/api.ts';
import type { Bilingual } from '../language/language.ts';

/** How signing up for an activity stands: over, full, or how many places are left. */
export function signUpText({ open, places_left: left }: Shape<'SignUpView'>): Bilingual {
  if (!open) return { zh: '报名已截止', en: 'sign-up is over' };
  if (left === null) return { zh: '可报名', en: 'open for sign-up' };
  if (left === 0) return { zh: '名额已满', en: 'full' };
  return { zh: `可报名，余 ${left} 个名额`, en: `open for sign-up, ${left} places left` };
}
