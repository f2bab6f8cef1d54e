import type { Shape } from '../api/api.js';
import type { Bilingual } from '../language/language.js';

export type View = Shape<'DualOfficersView'>;
export type Site = Shape<'SiteView'>;
export type SiteOfficer = Shape<'SiteOfficerView'>;

/** From so many days before its end on a term is to be looked at. */
export const SOON = 30;

/** How many days a term has left, or since when it is over; nothing for one without an end. */
export function daysLeftText(days: number | null): Bilingual | undefined {
  if (days === null) return undefined;
  if (days < 0) return { zh: `已届满 ${-days} 天`, en: `over for ${-days} days` };
  return { zh: `还有 ${days} 天`, en: `${days} days left` };
}

/** Whether the term of somebody in office ends within a month. */
export function endsSoon({ state, days_left: days }: Pick<SiteOfficer, 'state' | 'days_left'>): boolean {
  return state === 'serving' && days !== null && days <= SOON;
}

/** Whether anything is to be seen to now: nobody looks after it, or it is due a branch. */
export function isLacking({ has_officer, branch_need }: Site): boolean {
  return !has_officer || branch_need !== null;
}

/** Those that lack an officer first, then those that are due a branch, then those with a term that ends soon. */
export function mostUrgentFirst(sites: readonly Site[]): Site[] {
  const rank = ({ has_officer, branch_need, officers }: Site): number => {
    if (!has_officer) return 0;
    if (branch_need !== null) return 1;
    return officers.some(endsSoon) ? 2 : 3;
  };
  return sites.toSorted((a, b) => rank(a) - rank(b));
}

/** Who selected an officer for a project; each body once. */
export function selectedBy({ posts }: Pick<SiteOfficer, 'posts'>): string[] {
  return [...new Set(posts.flatMap(({ appointed_by }) => appointed_by ?? []))];
}
