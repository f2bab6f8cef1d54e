import type { NoticeKind } from './vocabulary.js';

/** One thing that happened and that somebody may want to know: ids, codes and instants, no free text and no persons. */
export interface Notice {
  readonly kind: NoticeKind;
  /** The event behind it: with recipient and channel it makes the notification unique. */
  readonly eventId: string;
  readonly tenantId: string;
  /** RFC 3339. */
  readonly occurredAt: string;
  readonly ticketId: string | null;
  readonly ticketNo: string | null;
  readonly round: number | null;
  /** The unit it is about; its unit and officers are told. */
  readonly unitId: string | null;
  /** The enterprise that is told. */
  readonly enterpriseId: string | null;
  readonly role: string | null;
  readonly clock: string | null;
  /** Deadline that the text names, RFC 3339. */
  readonly dueAt: string | null;
  /** The mechanism that a notice about a cadence is about. */
  readonly mechanismCode?: string;
  /** As the events of cadences have it: `2026-Q4`. */
  readonly period?: string;
  /** The meeting that a notice about one is about, and its kind as its events have it. */
  readonly meetingId?: string;
  readonly meetingKind?: string;
  /** Of a meeting's decision, and the day by which it is to be carried out, `YYYY-MM-DD`; null: by none. */
  readonly decisionId?: string;
  /** What has to land because of the whistle, and by which day. */
  readonly followUpId?: string;
  readonly dueOn?: string | null;
  /** The party organisation that is called, or whose secretary's turn a notice is about, and the turn's first and last day, `YYYY-MM-DD`. */
  readonly partyOrganisationId?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  /** The activity that a notice about one is about, and its kind as its events have it; `dueAt` is when it begins. */
  readonly activityId?: string;
  readonly activityKind?: string;
  /** The mobilisation that a notice about one is about; of a party organisation that is called, `partyOrganisationId` says which. */
  readonly mobilisationId?: string;
  /** The resource that a notice about a booking is about, and its kind as its events have it; `dueAt` is when the booking begins. */
  readonly resourceId?: string;
  readonly resourceKind?: string;
  readonly bookingId?: string;
  /** The process of a key project that a notice is about, its project, phase and segment. */
  readonly processId?: string;
  readonly projectId?: string;
  readonly phase?: string;
  readonly segment?: string;
  /** Of a notice about coverage: how many enterprises are to be covered, how many of them by an organisation of their own, and the first few. */
  readonly enterpriseCount?: number;
  readonly ownCount?: number;
  readonly firstEnterpriseIds?: readonly string[];
  /** Likewise of projects: how many lack anything, how many of them an officer, how many a branch, and the first few. */
  readonly projectCount?: number;
  readonly officerCount?: number;
  readonly branchCount?: number;
  readonly firstProjectIds?: readonly string[];
  /** Code of the project's milestone that is late; `dueOn` is its planned day. */
  readonly milestone?: string;
  /** Breaks quiet hours and digests. */
  readonly emergency: boolean;
}

/** Of a notice that is not about a whistle: a meeting, a decision, a cadence, a turn, an activity, a mobilisation, a booking, a key project, coverage, a channel. */
export const NO_TICKET = {
  ticketId: null,
  ticketNo: null,
  round: null,
  enterpriseId: null,
  role: null,
  clock: null,
  emergency: false,
} as const;
