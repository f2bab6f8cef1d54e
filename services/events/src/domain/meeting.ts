import { type Attendance, recordAttendance } from './attendance.js';
import type { CalledOff, Moved } from './called-off.js';
import type { CarriedOut, Decision, Reopened } from './decision.js';
import { codesOf, type ModelCodes, type SaidCodes } from './model-codes.js';

/** Joint conference 联席会 (mechanisms 3.9), council 理事会 (2.7), report to entrepreneurs 向企业家汇报 (2.9), coordination 协调会 (3.5). */
export const MEETING_KINDS = [
  'joint_conference',
  'council_meeting',
  'report_to_entrepreneurs',
  'coordination',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** The conferences before which hard whistles come by themselves (mechanisms 2.7, lifecycle T8). */
export const CONFERENCES: readonly MeetingKind[] = ['joint_conference', 'council_meeting'];

/** Whether a meeting is one of those. @param kind also of a meeting as the API shows it. */
export const isConference = ({ kind }: { readonly kind: string }): boolean =>
  (CONFERENCES as readonly string[]).includes(kind);

/** Why a whistle came onto an agenda by itself: its level, or that it is on account. */
export const PULLED_FOR = ['level', 'on_account'] as const;
export type PulledFor = (typeof PULLED_FOR)[number];

/** A point of the agenda (mechanisms 0.12). */
export interface AgendaItem {
  readonly id: string;
  /** From 1, in the order in which items were added. */
  readonly position: number;
  readonly title: string;
  readonly ticketId: string | null;
  /** Absent: somebody put it there. */
  readonly pulledFor?: PulledFor;
}

export interface Meeting extends SaidCodes {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly place: string | null;
  readonly startsAt: string;
  readonly convenorUnitId: string;
  readonly invitedUnitIds: readonly string[];
  readonly invitedEnterpriseIds: readonly string[];
  /** So many units must come for it to stand for all (mechanisms 0.11); absent: whoever comes. */
  readonly quorum?: number;
  readonly agenda: readonly AgendaItem[];
  readonly decisions: readonly Decision[];
  readonly attendance: readonly Attendance[];
  /** Absent: it takes place. */
  readonly calledOff?: CalledOff;
}

/** The units that are to come: each once, whoever calls it among them. */
export const unitsExpected = ({
  convenorUnitId,
  invitedUnitIds,
}: Pick<Meeting, 'convenorUnitId' | 'invitedUnitIds'>): ReadonlySet<string> =>
  new Set([convenorUnitId, ...invitedUnitIds]);

/** How many of them came, as far as it is on record. */
export function unitsPresent(meeting: Meeting): number {
  const expected = unitsExpected(meeting);
  return meeting.attendance.filter(
    ({ kind, id, persons }) => kind === 'unit' && persons > 0 && expected.has(id),
  ).length;
}

/** What is known of a meeting when it is called. */
export type ScheduledMeeting = Omit<Meeting, 'agenda' | 'decisions' | 'attendance' | 'calledOff'>;

/** Which decision an event is about, whose it is, and by when: null when by no day. */
interface OfDecision {
  readonly decisionId: string;
  readonly ownerUnitId: string;
  readonly dueOn: string | null;
}

export type MeetingEvent =
  | ({ readonly type: 'meeting.scheduled' } & ScheduledMeeting)
  | ({ readonly type: 'meeting.rescheduled' } & Moved)
  | ({ readonly type: 'meeting.called_off' } & CalledOff)
  | ({ readonly type: 'meeting.codes_set' } & ModelCodes)
  | { readonly type: 'meeting.agenda_item_added'; readonly item: AgendaItem }
  | { readonly type: 'meeting.decision_recorded'; readonly decision: Decision }
  | ({ readonly type: 'meeting.decision_carried_out' } & OfDecision & CarriedOut)
  | ({ readonly type: 'meeting.decision_reopened' } & OfDecision & Reopened)
  | ({ readonly type: 'meeting.decision_overdue'; readonly at: string } & OfDecision)
  | { readonly type: 'meeting.attendance_recorded'; readonly attendance: readonly Attendance[] };

/** The meeting after an event. */
export function evolveMeeting(meeting: Meeting | undefined, event: MeetingEvent): Meeting {
  if (event.type === 'meeting.scheduled') {
    const { type: _, ...scheduled } = event;
    return { ...scheduled, agenda: [], decisions: [], attendance: [] };
  }
  if (!meeting) throw new Error(`${event.type} before meeting.scheduled`);
  switch (event.type) {
    case 'meeting.rescheduled':
      return { ...meeting, startsAt: event.startsAt, place: event.place };
    case 'meeting.called_off':
      return { ...meeting, calledOff: { at: event.at, reason: event.reason } };
    case 'meeting.codes_set':
      return { ...meeting, ...codesOf(event) };
    case 'meeting.agenda_item_added':
      return { ...meeting, agenda: [...meeting.agenda, event.item] };
    case 'meeting.decision_recorded':
      return { ...meeting, decisions: [...meeting.decisions, event.decision] };
    case 'meeting.decision_carried_out':
      return withDecision(meeting, event, (decision) => ({
        ...decision,
        carriedOut: { at: event.at, note: event.note },
      }));
    case 'meeting.decision_reopened':
      return withDecision(meeting, event, ({ carriedOut: _done, overdueSince: _told, ...decision }) => ({
        ...decision,
        dueOn: event.dueOn,
        reopened: { at: event.at, reason: event.reason },
      }));
    case 'meeting.decision_overdue':
      return withDecision(meeting, event, (decision) => ({ ...decision, overdueSince: event.at }));
    case 'meeting.attendance_recorded':
      return { ...meeting, attendance: recordAttendance(meeting.attendance, event.attendance) };
  }
}

function withDecision(
  meeting: Meeting,
  { decisionId }: OfDecision,
  changed: (decision: Decision) => Decision,
): Meeting {
  return {
    ...meeting,
    decisions: meeting.decisions.map((one) => (one.id === decisionId ? changed(one) : one)),
  };
}
