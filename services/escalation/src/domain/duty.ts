import type { Instant } from '@muster/clock';
import type { Directory } from './directory.js';

/** Whose turn it is to answer for a unit, in this order; after them it is not the unit's any more (A12). */
export const DUTY_POSTS = ['duty_officer', 'deputy', 'head'] as const;
export type DutyPost = (typeof DUTY_POSTS)[number];

/** Who answers for a unit at an instant, by pseudonym. */
export interface OnDuty {
  readonly unitId: string;
  readonly post: DutyPost;
  readonly officerIds: readonly string[];
}

/**
 * Who answers for a unit: whoever the rota names, else its deputies, else its heads (T5, ADR-0155).
 *
 * @returns undefined when nobody does.
 */
export function onDuty(unitId: string, now: Instant, directory: Directory): OnDuty | undefined {
  for (const post of DUTY_POSTS) {
    const officerIds =
      post === 'duty_officer' ? directory.dutyOfficers(unitId, now) : directory.holders(unitId, post);
    if (officerIds.length > 0) return { unitId, post, officerIds };
  }
  return undefined;
}
