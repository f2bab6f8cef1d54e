import type {
  ActivityAttendanceRecorded,
  ActivityOutcomeRecorded,
  ActivityOutcomeWithdrawn,
  ActivityPlanned,
  ActivityPurposeSet,
  ActivityRescheduled,
  MeetingAttendanceRecorded,
  MeetingCodesSet,
  MeetingRescheduled,
  MeetingScheduled,
} from '@muster/contracts';
import { placesAfter, placesOf } from './operating-model.js';

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
  /** Where it stands in the operating model, `heading.code`. */
  readonly places: readonly string[];
  /** How many outcomes stand, by their counts; none of meetings. */
  readonly outcomes: number;
  /** Who came, as last recorded. */
  readonly present: readonly Attendee[];
}

/** Types of events that {@link gatheringsOf} understands. */
export const GATHERING_EVENTS = [
  'muster.meeting.scheduled.v1',
  'muster.meeting.rescheduled.v1',
  'muster.meeting.called_off.v1',
  'muster.meeting.codes_set.v1',
  'muster.meeting.attendance_recorded.v1',
  'muster.activity.planned.v1',
  'muster.activity.purpose_set.v1',
  'muster.activity.outcome_recorded.v1',
  'muster.activity.outcome_withdrawn.v1',
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
type Planned = Omit<Gathering, 'present' | 'outcomes'>;

/**
 * Meetings and activities from their events, those of each key in the order of its versions. They start when they start now; what was
 * called off is none (ADR-0222).
 */
export function gatheringsOf(events: Iterable<GatheringEvent>): Gathering[] {
  const planned = new Map<string, Planned>();
  const recorded = new Map<string, Map<string, Attendee>>();
  const outcomes = new Map<string, Map<string, number>>();
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
        change(planned, key, () => ({ startsAt: startOf(data as MeetingRescheduled | ActivityRescheduled) }));
        break;
      case 'muster.meeting.codes_set.v1':
        change(planned, key, () => ({ places: placesOf(data as MeetingCodesSet) }));
        break;
      case 'muster.activity.purpose_set.v1':
        change(planned, key, ({ places }) => ({ places: placesAfter(data as ActivityPurposeSet, places) }));
        break;
      case 'muster.activity.outcome_recorded.v1': {
        const { outcome_id, count } = data as ActivityOutcomeRecorded;
        entriesOf(outcomes, key).set(outcome_id, count);
        break;
      }
      case 'muster.activity.outcome_withdrawn.v1':
        entriesOf(outcomes, key).delete((data as ActivityOutcomeWithdrawn).outcome_id);
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
    outcomes: [...(outcomes.get(key)?.values() ?? [])].reduce((sum, count) => sum + count, 0),
    present: [...(recorded.get(key)?.values() ?? [])].filter(({ persons }) => persons > 0),
  }));
}

function meeting(scheduled: MeetingScheduled): Planned {
  const { kind, convenor_unit_id } = scheduled;
  const places = placesOf(scheduled);
  return { type: 'meeting', kind, startsAt: startOf(scheduled), hostUnitIds: [convenor_unit_id], places };
}

function activity(planned: ActivityPlanned): Planned {
  const { kind, host_unit_ids: hostUnitIds } = planned;
  return { type: 'activity', kind, startsAt: startOf(planned), hostUnitIds, places: placesOf(planned) };
}

const startOf = ({ starts_at }: { readonly starts_at: string }): number => Date.parse(starts_at);

function change(planned: Map<string, Planned>, key: string, to: (known: Planned) => Partial<Planned>): void {
  const known = planned.get(key);
  if (known) planned.set(key, { ...known, ...to(known) });
}

/** The entries of a key, which begin empty. */
function entriesOf<Entry>(of: Map<string, Map<string, Entry>>, key: string): Map<string, Entry> {
  let entries = of.get(key);
  if (!entries) of.set(key, (entries = new Map()));
  return entries;
}

function record(
  recorded: Map<string, Map<string, Attendee>>,
  key: string,
  { attendance }: { readonly attendance: readonly Entry[] },
): void {
  const entries = entriesOf(recorded, key);
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
