import { type Calendar, type Deadline, type Instant, isoInstant, schedule } from '@muster/clock';
import type { DeadlinePolicy } from './directory.js';
import type { AssignmentRole, ClockName, TicketClockName } from './vocabulary.js';
import type { Assignment } from './whistle.js';

/** What every event of one unit's assignment says. */
export interface OfUnit {
  assignment_id: string;
  unit_id: string;
  role: AssignmentRole;
}

/** One clock: a unit's, or with nulls the whistle's own. */
export interface OfClock {
  assignment_id: string | null;
  unit_id: string | null;
  clock: ClockName | TicketClockName;
}

/** What a deadline was computed from. */
export interface PinsData {
  policy_code: string;
  policy_version: number;
  calendar_id: string;
  calendar_version: number;
}

/** An instant as events carry it: ISO 8601 UTC. */
export const iso = isoInstant;

export const ofUnit = ({ id, unitId, role }: Assignment): OfUnit => ({
  assignment_id: id,
  unit_id: unitId,
  role,
});

/** When a clock that starts now is due and when it warns, as events carry it; nulls where the policy sets none. */
export function deadline<Name extends string>(
  name: Name,
  terms: Deadline | undefined,
  start: Instant,
  calendar: Calendar,
) {
  const placed = terms && schedule(start, [terms], calendar);
  const { due, warn } = (deadlineNames[name] ??= { due: `${name}_due_at`, warn: `${name}_warn_at` });
  return {
    [due]: placed ? iso(placed.dueAt) : null,
    [warn]: placed ? iso(placed.warnAt) : null,
  } as { [Key in `${Name}_due_at` | `${Name}_warn_at`]: string | null };
}

// Put together once: a name that is made anew has to be looked up among all of V8's names each time.
const deadlineNames: Record<string, { due: string; warn: string }> = {};

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
