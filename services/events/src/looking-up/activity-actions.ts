import { type Identity, isOfficeRole } from '@muster/auth';
import type { Activity } from '../domain/activity.js';
import { isOpenForSignUp } from '../domain/sign-up.js';
import { actsAtAll, actsFor, type UnitOfParty } from '../organisations/acts-for.js';
import { answersForActivity } from '../outcomes/outcome-rights.js';
import { isPossible } from './possible-actions.js';

/** What can be done with an activity; each is among the `x-actions` of the operation that does it. */
export const ACTIVITY_ACTIONS = [
  'sign_up',
  'withdraw_sign_up',
  'record_attendance',
  'record_outcome',
  'set_purpose',
  'ask_sign_up',
  'reschedule',
  'call_off',
] as const;
type ActivityAction = (typeof ACTIVITY_ACTIONS)[number];

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;

/** When it is looked at, as `toISOString` writes it, and which unit a party organisation belongs to. */
export interface Moment {
  readonly now: string;
  readonly unitOfParty: UnitOfParty;
}

/** What a reader may do with an activity now; whose attendance and for whom is another question (ADR-0045, ADR-0236). */
export function activityActions(who: Who, activity: Activity, moment: Moment): ActivityAction[] {
  if (activity.calledOff) return [];
  return ACTIVITY_ACTIONS.filter((action) => isOffered(who, action, activity, moment));
}

function isOffered(
  who: Who,
  action: ActivityAction,
  activity: Activity,
  { now, unitOfParty }: Moment,
): boolean {
  switch (action) {
    case 'sign_up':
      return isOpenForSignUp(activity, now) && actsAtAll(who);
    case 'withdraw_sign_up': {
      const { signUps = [] } = activity;
      return isOpenForSignUp(activity, now) && signUps.some((entry) => actsFor(who, entry, unitOfParty));
    }
    case 'record_outcome':
      return activity.startsAt <= now && answersForActivity(who, activity);
    case 'set_purpose':
      return isOfficeRole(who.role);
    case 'ask_sign_up':
      return isOfficeRole(who.role) && now < activity.startsAt;
    default:
      return isPossible(who, action, activity);
  }
}
