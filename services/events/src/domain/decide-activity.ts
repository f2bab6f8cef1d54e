import {
  type Activity,
  type ActivityEvent,
  outcomesOf,
  type PlannedActivity,
  purposeOf,
} from './activity.js';
import { isSamePurpose, KIND_WITH_THEME, type Purpose } from './activity-purpose.js';
import { type Attendance, firstRepetition } from './attendance.js';
import { assertNotHeld, assertTakesPlace, type CalledOff, moved, type Moved } from './called-off.js';
import { Fault } from './fault.js';
import { hasSameCodes, type ModelCodes } from './model-codes.js';
import { MOST_OUTCOMES, outcomeOf, type SaidOutcome } from './outcome.js';
import {
  assertAsked,
  assertBeforeStart,
  assertInTime,
  assertPlacesSuffice,
  assertRoom,
  type SignUp,
  type SignUpAsked,
  signUpOf,
} from './sign-up.js';

/** What can be asked of an activity. Ids are made by the caller; references were examined before. Instants as `toISOString` writes them. */
export type ActivityCommand =
  | ({ readonly type: 'plan_activity' } & PlannedActivity)
  | ({ readonly type: 'reschedule' } & Moved)
  | ({ readonly type: 'call_off' } & CalledOff)
  /** Codes absent: they stay. */
  | { readonly type: 'set_purpose'; readonly purpose: Purpose; readonly codes?: ModelCodes }
  | { readonly type: 'ask_sign_up'; readonly signUpAsked: SignUpAsked }
  | { readonly type: 'sign_up'; readonly signUp: SignUp; readonly at: string }
  | {
      readonly type: 'withdraw_sign_up';
      readonly organisation: Pick<SignUp, 'kind' | 'id'>;
      readonly at: string;
    }
  | { readonly type: 'record_attendance'; readonly attendance: readonly Attendance[] }
  | { readonly type: 'record_outcome'; readonly id: string; readonly at: string; readonly said: SaidOutcome }
  | ({ readonly type: 'withdraw_outcome'; readonly outcomeId: string } & CalledOff);

type Asked<Type extends ActivityCommand['type']> = Extract<ActivityCommand, { readonly type: Type }>;

/**
 * Decides what happens; nothing when it is so already. @throws Fault `called_off` whatever is asked of an activity that was; `already_held`,
 * `not_moved`, `repeated_attendee`; `theme_of_volunteering`; `sign_up_not_asked`, `sign_up_over`, `activity_full`, `sign_up_before_start`,
 * `places_taken`; `activity_not_begun`, `outcomes_full`, `unknown_outcome`, and what `outcomeOf` throws.
 */
export function decideActivity(activity: Activity | undefined, command: ActivityCommand): ActivityEvent[] {
  if (command.type === 'plan_activity') return planned(command);
  if (!activity) throw new Error('the activity is not planned yet');
  assertTakesPlace(activity);
  switch (command.type) {
    case 'reschedule':
      return [{ type: 'activity.rescheduled', ...moved(activity, command), ...concerned(activity) }];
    case 'call_off':
      assertNotHeld(activity);
      return [calledOff(activity, command)];
    case 'set_purpose':
      assertThemeFits(activity.kind, command.purpose);
      return purposeSet(activity, command);
    case 'ask_sign_up':
      return signUpAsked(activity, command);
    case 'sign_up':
      assertInTime(activity, command.at);
      assertRoom(activity, command.signUp);
      if (signUpOf(activity, command.signUp)?.persons === command.signUp.persons) return [];
      return [{ type: 'activity.signed_up', signUp: command.signUp }];
    case 'withdraw_sign_up':
      assertAsked(activity);
      if (!signUpOf(activity, command.organisation)) return [];
      assertInTime(activity, command.at);
      return [{ type: 'activity.sign_up_withdrawn', organisation: command.organisation }];
    case 'record_attendance': {
      const repeated = firstRepetition(command.attendance);
      if (repeated >= 0) throw new Fault('invalid', 'repeated_attendee', `/attendance/${repeated}`);
      return [{ type: 'activity.attendance_recorded', attendance: command.attendance }];
    }
    case 'record_outcome':
      return outcomeRecorded(activity, command);
    case 'withdraw_outcome':
      return outcomeWithdrawn(activity, command);
  }
}

function calledOff(activity: Activity, { at, reason }: Asked<'call_off'>): ActivityEvent {
  const { startsAt } = activity;
  return { type: 'activity.called_off', at, reason, startsAt, ...concerned(activity) };
}

const concerned = ({ kind: ofActivity, signUps = [] }: Activity) => ({
  kind: ofActivity,
  signUps: signUps.map(({ kind, id }) => ({ kind, id })),
});

function planned({ type: _, ...planned }: Asked<'plan_activity'>): ActivityEvent[] {
  if (planned.purpose) assertThemeFits(planned.kind, planned.purpose);
  if (planned.signUpAsked) assertBeforeStart(planned.startsAt, planned.signUpAsked);
  return [{ type: 'activity.planned', ...planned }];
}

/** @throws Fault `theme_of_volunteering` at `/theme_code`. */
function assertThemeFits(kind: string, { themeCode }: Purpose): void {
  if (themeCode !== null && kind !== KIND_WITH_THEME)
    throw new Fault('invalid', 'theme_of_volunteering', '/theme_code');
}

function purposeSet(activity: Activity, { purpose, codes }: Asked<'set_purpose'>): ActivityEvent[] {
  const sameCodes = !codes || hasSameCodes(activity, codes);
  if (sameCodes && isSamePurpose(purposeOf(activity), purpose)) return [];
  return [{ type: 'activity.purpose_set', purpose, ...(sameCodes ? {} : { codes }) }];
}

function signUpAsked(activity: Activity, { signUpAsked: asked }: Asked<'ask_sign_up'>): ActivityEvent[] {
  assertBeforeStart(activity.startsAt, asked);
  assertPlacesSuffice(activity, asked);
  const known = activity.signUpAsked;
  if (known?.until === asked.until && known.places === asked.places) return [];
  return [{ type: 'activity.sign_up_asked', signUpAsked: asked }];
}

function outcomeRecorded(activity: Activity, { id, at, said }: Asked<'record_outcome'>): ActivityEvent[] {
  if (at < activity.startsAt)
    throw new Fault('conflict', 'activity_not_begun', '', { starts_at: activity.startsAt });
  if (outcomesOf(activity).length >= MOST_OUTCOMES) throw new Fault('conflict', 'outcomes_full');
  return [{ type: 'activity.outcome_recorded', outcome: outcomeOf(said, id, at) }];
}

function outcomeWithdrawn(
  activity: Activity,
  { outcomeId, at, reason }: Asked<'withdraw_outcome'>,
): ActivityEvent[] {
  const outcome = outcomesOf(activity).find(({ id }) => id === outcomeId);
  if (!outcome) throw new Fault('conflict', 'unknown_outcome');
  return outcome.withdrawn ? [] : [{ type: 'activity.outcome_withdrawn', outcomeId, at, reason }];
}
