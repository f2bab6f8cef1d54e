import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import { Problem } from '@muster/http';
import type { Activity } from '../domain/activity.js';

type Who = Pick<Identity, 'role' | 'unitId'>;

/** Who answers for an activity: its hosts' people, and the alliance's office (ADR-0236). */
export function answersForActivity(who: Who, { hostUnitIds }: Pick<Activity, 'hostUnitIds'>): boolean {
  if (isOfficeRole(who.role)) return true;
  return isUnitRole(who.role) && who.unitId !== undefined && hostUnitIds.includes(who.unitId);
}

/** @throws Problem 403 `forbidden_outcome` to whoever does not answer for the activity. */
export function assertAnswersForActivity(who: Who, activity: Pick<Activity, 'hostUnitIds'>): void {
  if (!answersForActivity(who, activity)) throw new Problem(403, 'forbidden_outcome');
}
