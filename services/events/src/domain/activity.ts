import { type Attendance, firstRepetition, recordAttendance } from './attendance.js';
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
}

export type ActivityEvent =
  | ({ readonly type: 'activity.planned' } & Omit<Activity, 'attendance'>)
  | { readonly type: 'activity.attendance_recorded'; readonly attendance: readonly Attendance[] };

/** What can be asked of an activity. The id is made by the caller; references were examined before. */
export type ActivityCommand =
  | ({ readonly type: 'plan_activity' } & Omit<Activity, 'attendance'>)
  | { readonly type: 'record_attendance'; readonly attendance: readonly Attendance[] };

/** Decides what happens. @throws Fault `repeated_attendee`. */
export function decideActivity(activity: Activity | undefined, command: ActivityCommand): ActivityEvent[] {
  if (command.type === 'plan_activity') {
    const { type: _, ...planned } = command;
    return [{ type: 'activity.planned', ...planned }];
  }
  if (!activity) throw new Error('the activity is not planned yet');
  const repeated = firstRepetition(command.attendance);
  if (repeated >= 0) throw new Fault('invalid', 'repeated_attendee', `/attendance/${repeated}`);
  return [{ type: 'activity.attendance_recorded', attendance: command.attendance }];
}

/** The activity after an event. */
export function evolveActivity(activity: Activity | undefined, event: ActivityEvent): Activity {
  if (event.type === 'activity.planned') {
    const { type: _, ...planned } = event;
    return { ...planned, attendance: [] };
  }
  if (!activity) throw new Error(`${event.type} before activity.planned`);
  return { ...activity, attendance: recordAttendance(activity.attendance, event.attendance) };
}

/** Persons times hours over all organisations, e.g. lessons or hours of service. */
export function personHours(attendance: readonly Attendance[]): number {
  return attendance.reduce((sum, { persons, hours = 0 }) => sum + persons * hours, 0);
}
