import { type Attendance, firstRepetition, recordAttendance } from './attendance.js';
import { assertNotHeld, assertTakesPlace, type CalledOff, moved, type Moved } from './called-off.js';
import { Fault } from './fault.js';

export interface Activity {
  readonly id: string;
  /** One of `ACTIVITY_KINDS`. */
  readonly kind: string;
  readonly title: string;
  readonly place: string | null;
  readonly startsAt: string;
  /** One or more; joint activities have several (mechanisms 1.8). */
  readonly hostUnitIds: readonly string[];
  /** Codes of the alliance's operating model (mechanisms 0.2, 2.1). */
  readonly platformCode: string | null;
  readonly mechanismCode: string | null;
  readonly attendance: readonly Attendance[];
  /** Absent: it takes place. */
  readonly calledOff?: CalledOff;
}

/** What is known of an activity when it is planned. */
type PlannedActivity = Omit<Activity, 'attendance' | 'calledOff'>;

export type ActivityEvent =
  | ({ readonly type: 'activity.planned' } & PlannedActivity)
  | ({ readonly type: 'activity.rescheduled' } & Moved)
  | ({ readonly type: 'activity.called_off' } & CalledOff)
  | { readonly type: 'activity.attendance_recorded'; readonly attendance: readonly Attendance[] };

/** What can be asked of an activity. The id is made by the caller; references were examined before. */
export type ActivityCommand =
  | ({ readonly type: 'plan_activity' } & PlannedActivity)
  | ({ readonly type: 'reschedule' } & Moved)
  | ({ readonly type: 'call_off' } & CalledOff)
  | { readonly type: 'record_attendance'; readonly attendance: readonly Attendance[] };

/**
 * Decides what happens. @throws Fault `called_off` whatever is asked of an activity that was; `already_held`, `not_moved`,
 * `repeated_attendee`.
 */
export function decideActivity(activity: Activity | undefined, command: ActivityCommand): ActivityEvent[] {
  if (command.type === 'plan_activity') {
    const { type: _, ...planned } = command;
    return [{ type: 'activity.planned', ...planned }];
  }
  if (!activity) throw new Error('the activity is not planned yet');
  assertTakesPlace(activity);
  switch (command.type) {
    case 'reschedule':
      return [{ type: 'activity.rescheduled', ...moved(activity, command) }];
    case 'call_off':
      assertNotHeld(activity);
      return [{ type: 'activity.called_off', at: command.at, reason: command.reason }];
    case 'record_attendance': {
      const repeated = firstRepetition(command.attendance);
      if (repeated >= 0) throw new Fault('invalid', 'repeated_attendee', `/attendance/${repeated}`);
      return [{ type: 'activity.attendance_recorded', attendance: command.attendance }];
    }
  }
}

/** The activity after an event. */
export function evolveActivity(activity: Activity | undefined, event: ActivityEvent): Activity {
  if (event.type === 'activity.planned') {
    const { type: _, ...planned } = event;
    return { ...planned, attendance: [] };
  }
  if (!activity) throw new Error(`${event.type} before activity.planned`);
  switch (event.type) {
    case 'activity.rescheduled':
      return { ...activity, startsAt: event.startsAt, place: event.place };
    case 'activity.called_off':
      return { ...activity, calledOff: { at: event.at, reason: event.reason } };
    case 'activity.attendance_recorded':
      return { ...activity, attendance: recordAttendance(activity.attendance, event.attendance) };
  }
}

/** Persons times hours over all organisations, e.g. lessons or hours of service. */
export function personHours(attendance: readonly Attendance[]): number {
  return attendance.reduce((sum, { persons, hours = 0 }) => sum + persons * hours, 0);
}
