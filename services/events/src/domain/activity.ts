import { type CampaignPlace, NO_PURPOSE, type Purpose } from './activity-purpose.js';
import { type Attendance, recordAttendance } from './attendance.js';
import type { CalledOff, Moved } from './called-off.js';
import { codesOf, type ModelCodes, type SaidCodes } from './model-codes.js';
import { type Outcome, standing } from './outcome.js';
import { type SignUp, type SignUpAsked, withoutSignUp } from './sign-up.js';

export interface Activity extends SaidCodes {
  readonly id: string;
  /** One of `ACTIVITY_KINDS`. */
  readonly kind: string;
  readonly title: string;
  readonly place: string | null;
  readonly startsAt: string;
  /** One or more; joint activities have several (mechanisms 1.8). */
  readonly hostUnitIds: readonly string[];
  /** Absent: not said; so it is of all that were planned before ADR-0236. */
  readonly purpose?: Purpose;
  /** Its numbers in all campaigns that it was ever in, each once. Absent: none. */
  readonly numbers?: readonly CampaignPlace[];
  /** Absent: nobody is asked to sign up. */
  readonly signUpAsked?: SignUpAsked;
  /** One entry for each organisation, the last one. Absent: none. */
  readonly signUps?: readonly SignUp[];
  readonly attendance: readonly Attendance[];
  /** In the order in which they were recorded. Absent: none. */
  readonly outcomes?: readonly Outcome[];
  /** Absent: it takes place. */
  readonly calledOff?: CalledOff;
}

/** What is known of an activity when it is planned. */
export type PlannedActivity = Omit<Activity, 'numbers' | 'signUps' | 'attendance' | 'outcomes' | 'calledOff'>;

/** Whom a move or a call-off concerns. Absent in the log of before ADR-0236. */
interface Concerned {
  readonly kind?: string;
  readonly signUps?: readonly Pick<SignUp, 'kind' | 'id'>[];
}

export type ActivityEvent =
  | ({ readonly type: 'activity.planned' } & PlannedActivity)
  | ({ readonly type: 'activity.rescheduled' } & Moved & Concerned)
  | ({ readonly type: 'activity.called_off' } & CalledOff & Concerned & Partial<Pick<Activity, 'startsAt'>>)
  /** Codes absent: they stay. */
  | { readonly type: 'activity.purpose_set'; readonly purpose: Purpose; readonly codes?: ModelCodes }
  | { readonly type: 'activity.sign_up_asked'; readonly signUpAsked: SignUpAsked }
  | { readonly type: 'activity.signed_up'; readonly signUp: SignUp }
  | { readonly type: 'activity.sign_up_withdrawn'; readonly organisation: Pick<SignUp, 'kind' | 'id'> }
  | { readonly type: 'activity.attendance_recorded'; readonly attendance: readonly Attendance[] }
  | { readonly type: 'activity.outcome_recorded'; readonly outcome: Outcome }
  | ({ readonly type: 'activity.outcome_withdrawn'; readonly outcomeId: string } & CalledOff);

/** The activity after an event. */
export function evolveActivity(activity: Activity | undefined, event: ActivityEvent): Activity {
  if (event.type === 'activity.planned') {
    const { type: _, ...planned } = event;
    return withNumber({ ...planned, attendance: [] }, planned.purpose);
  }
  if (!activity) throw new Error(`${event.type} before activity.planned`);
  switch (event.type) {
    case 'activity.rescheduled':
      return { ...activity, startsAt: event.startsAt, place: event.place };
    case 'activity.called_off':
      return { ...activity, calledOff: { at: event.at, reason: event.reason } };
    case 'activity.purpose_set':
      return withNumber(
        { ...activity, ...codesOf(event.codes ?? activity), purpose: event.purpose },
        event.purpose,
      );
    case 'activity.sign_up_asked':
      return { ...activity, signUpAsked: event.signUpAsked };
    case 'activity.signed_up':
      return { ...activity, signUps: [...withoutSignUp(activity, event.signUp), event.signUp] };
    case 'activity.sign_up_withdrawn':
      return { ...activity, signUps: withoutSignUp(activity, event.organisation) };
    case 'activity.attendance_recorded':
      return { ...activity, attendance: recordAttendance(activity.attendance, event.attendance) };
    case 'activity.outcome_recorded':
      return { ...activity, outcomes: [...outcomesOf(activity), event.outcome] };
    case 'activity.outcome_withdrawn': {
      const { outcomeId, at, reason } = event;
      const outcomes = outcomesOf(activity).map((outcome) =>
        outcome.id === outcomeId ? { ...outcome, withdrawn: { at, reason } } : outcome,
      );
      return { ...activity, outcomes };
    }
  }
}

// Who leaves a campaign and comes back has the number of before: it was given to nobody else.
function withNumber(activity: Activity, purpose: Purpose | undefined): Activity {
  const place = purpose?.campaign;
  if (!place || numberIn(activity, place.id) !== undefined) return activity;
  return { ...activity, numbers: [...(activity.numbers ?? []), place] };
}

/** Its number in a campaign that it is or was in. */
export function numberIn(
  { numbers = [] }: Pick<Activity, 'numbers'>,
  campaignId: string,
): number | undefined {
  return numbers.find(({ id }) => id === campaignId)?.number;
}

/** What it is for, as far as that was said. */
export const purposeOf = ({ purpose = NO_PURPOSE }: Pick<Activity, 'purpose'>): Purpose => purpose;

/** What came of it, with what was withdrawn. */
export const outcomesOf = ({ outcomes = [] }: Pick<Activity, 'outcomes'>): readonly Outcome[] => outcomes;

/** The whistles that an activity is about, and those that came of it or were solved at it; each once. */
export function ticketsOf(activity: Activity): string[] {
  const named = [purposeOf(activity), ...standing(activity.outcomes)];
  return [...new Set(named.flatMap(({ ticketIds }) => ticketIds))];
}

/** Persons times hours over all organisations, e.g. lessons or hours of service. */
export function personHours(attendance: readonly Attendance[]): number {
  return attendance.reduce((sum, { persons, hours = 0 }) => sum + persons * hours, 0);
}
