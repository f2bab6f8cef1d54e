import type {
  ActivityAttendanceRecorded,
  ActivityPlanned,
  ActivityRescheduled,
  MeetingAttendanceRecorded,
  MeetingRescheduled,
  MeetingScheduled,
} from '@muster/contracts';

/** An organisation that came: one unit, one enterprise or one party organisation. */
export interface Attendee {
  readonly of: 'unit' | 'enterprise' | 'party_organisation';
  readonly id: string;
  /** More than 0. */
  readonly persons: number;
  /** Per person; 0 at meetings. */
  readonly hours: number;
}

/** A meeting or an activity as the figures see it. */
export interface Gathering {
  readonly type: 'meeting' | 'activity';
  /** What kind of meeting or activity. */
  readonly kind: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly hostUnitIds: readonly string[];
  /** Who came, as last recorded. */
  readonly present: readonly Attendee[];
}

/** Types of events that {@link gatheringsOf} understands. */
export const GATHERING_EVENTS = [
  'muster.meeting.scheduled.v1',
  'muster.meeting.rescheduled.v1',
  'muster.meeting.called_off.v1',
  'muster.meeting.attendance_recorded.v1',
  'muster.activity.planned.v1',
  'muster.activity.rescheduled.v1',
  'muster.activity.called_off.v1',
  'muster.activity.attendance_recorded.v1',
] as const;

interface GatheringEvent {
  readonly key: string;
  readonly type: string;
  readonly data: object;
}

type Entry =
  ActivityAttendanceRecorded['attendance'][number] | MeetingAttendanceRecorded['attendance'][number];
type Planned = Omit<Gathering, 'present'>;

/**
 * Meetings and activities from their events, those of each key in the order of its versions. They start when they start now; what was
 * called off is none (ADR-0222).
 */
export function gatheringsOf(events: Iterable<GatheringEvent>): Gathering[] {
  const planned = new Map<string, Planned>();
  const recorded = new Map<string, Map<string, Attendee>>();
  for (const { key, type, data } of events) {
    switch (type) {
      case 'muster.meeting.scheduled.v1':
        planned.set(key, meeting(data as MeetingScheduled));
        break;
      case 'muster.activity.planned.v1':
        planned.set(key, activity(data as ActivityPlanned));
        break;
      case 'muster.meeting.rescheduled.v1':
      case 'muster.activity.rescheduled.v1':
        move(planned, key, data as MeetingRescheduled | ActivityRescheduled);
        break;
      case 'muster.meeting.called_off.v1':
      case 'muster.activity.called_off.v1':
        planned.delete(key);
        break;
      default:
        record(recorded, key, data as ActivityAttendanceRecorded | MeetingAttendanceRecorded);
    }
  }
  return [...planned].map(([key, each]) => ({
    ...each,
    present: [...(recorded.get(key)?.values() ?? [])].filter(({ persons }) => persons > 0),
  }));
}

function meeting({ kind, starts_at, convenor_unit_id }: MeetingScheduled): Planned {
  return { type: 'meeting', kind, startsAt: Date.parse(starts_at), hostUnitIds: [convenor_unit_id] };
}

function activity({ kind, starts_at, host_unit_ids }: ActivityPlanned): Planned {
  return { type: 'activity', kind, startsAt: Date.parse(starts_at), hostUnitIds: host_unit_ids };
}

function move(
  planned: Map<string, Planned>,
  key: string,
  { starts_at }: MeetingRescheduled | ActivityRescheduled,
): void {
  const known = planned.get(key);
  if (known) planned.set(key, { ...known, startsAt: Date.parse(starts_at) });
}

function record(
  recorded: Map<string, Map<string, Attendee>>,
  key: string,
  { attendance }: { readonly attendance: readonly Entry[] },
): void {
  let entries = recorded.get(key);
  if (!entries) recorded.set(key, (entries = new Map()));
  for (const entry of attendance) {
    const attendee = attendeeOf(entry);
    // A later entry of the same organisation replaces the earlier one.
    if (attendee) entries.set(`${attendee.of}/${attendee.id}`, attendee);
  }
}

function attendeeOf(entry: Entry): Attendee | null {
  const { persons } = entry;
  const hours = 'hours' in entry ? entry.hours : 0;
  if (entry.unit_id !== undefined) return { of: 'unit', id: entry.unit_id, persons, hours };
  if (entry.enterprise_id !== undefined) return { of: 'enterprise', id: entry.enterprise_id, persons, hours };
  if (entry.party_organisation_id !== undefined)
    return { of: 'party_organisation', id: entry.party_organisation_id, persons, hours };
  return null;
}
