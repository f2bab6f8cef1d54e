import { type Calendar, type Deadline, due, type Instant } from '@muster/clock';
import type { DeadlinePolicy } from './directory.js';
import type { AssignmentRole } from './vocabulary.js';
import type { Assignment } from './whistle.js';

/** What every event of one unit's assignment says. */
export interface OfUnit {
  assignment_id: string;
  unit_id: string;
  role: AssignmentRole;
}

/** What a deadline was computed from. */
export interface PinsData {
  policy_code: string;
  policy_version: number;
  calendar_id: string;
  calendar_version: number;
}

/** An instant as events carry it: ISO 8601 UTC. */
export const iso = (at: Instant) => new Date(at).toISOString();

export const ofUnit = ({ id, unitId, role }: Assignment): OfUnit => ({
  assignment_id: id,
  unit_id: unitId,
  role,
});

/** The due instant of a deadline that starts now; null where the policy sets none. */
export function dueAt(deadline: Deadline | undefined, start: Instant, calendar: Calendar): string | null {
  return deadline ? iso(due(start, deadline.target, deadline.mode, calendar)) : null;
}

export function pins(
  { code }: DeadlinePolicy,
  policyVersion: number,
  calendar: { id: string; version: number },
): PinsData {
  return {
    policy_code: code,
    policy_version: policyVersion,
    calendar_id: calendar.id,
    calendar_version: calendar.version,
  };
}

/** Units mostly share a calendar, so that each deadline is worked out once. */
export function perCalendar<Deadlines>(
  work: (calendar: Calendar) => Deadlines,
): (calendar: Calendar) => Deadlines {
  const known = new Map<Calendar, Deadlines>();
  return (calendar) => {
    let deadlines = known.get(calendar);
    if (!deadlines) known.set(calendar, (deadlines = work(calendar)));
    return deadlines;
  };
}
