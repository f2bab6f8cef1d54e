import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { type KnownMeeting, meetingKey } from '../persistence/known-meeting.store.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.meeting.scheduled.v1': 'meeting_called',
  'muster.meeting.rescheduled.v1': 'meeting_moved',
  'muster.meeting.called_off.v1': 'meeting_called_off',
};

/** What is read of the topic. */
export const meetingNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

/** What a batch gives to tell of meetings, and the meetings that it brings or moves. */
export interface MeetingNews {
  readonly notices: NamedNotice[];
  readonly changed: KnownMeeting[];
}

/**
 * Tells the units that are invited when a meeting is called, moved or called off (mechanisms 2.7, ADR-0226): not the one that calls it, and
 * nobody of a meeting that is recorded or changed after it began.
 *
 * @param known by `meetingKey`; a meeting that was called before notifications read of meetings is in none, and nobody is told of it.
 */
export function meetingNotices(
  events: readonly ReceivedEvent[],
  known: ReadonlyMap<string, KnownMeeting>,
): MeetingNews {
  const meetings = new Map(known);
  const notices = events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const key = meetingKey(event.tenantId, event.key);
    const meeting = afterwards(meetings.get(key), event);
    if (!meeting) return [];
    meetings.set(key, meeting);
    if (Date.parse(meeting.starts_at) <= event.time.getTime()) return [];
    return meeting.invited_unit_ids
      .filter((unitId) => unitId !== meeting.convenor_unit_id)
      .map((unitId) => noticeOf(kind, event, meeting, unitId));
  });
  return { notices, changed: [...meetings].flatMap(([key, one]) => (one === known.get(key) ? [] : [one])) };
}

/** What is kept of the event that calls a meeting. */
type Scheduled = Omit<KnownMeeting, 'tenant_id' | 'meeting_id'>;

function afterwards(
  before: KnownMeeting | undefined,
  { type, tenantId, key, data }: ReceivedEvent,
): KnownMeeting | undefined {
  if (type === 'muster.meeting.scheduled.v1') {
    const { kind, starts_at, convenor_unit_id, invited_unit_ids } = data as unknown as Scheduled;
    return { tenant_id: tenantId, meeting_id: key, kind, starts_at, convenor_unit_id, invited_unit_ids };
  }
  if (type === 'muster.meeting.rescheduled.v1')
    return before && { ...before, starts_at: String(data['starts_at']) };
  return before;
}

function noticeOf(
  kind: NoticeKind,
  event: ReceivedEvent,
  meeting: KnownMeeting,
  unitId: string,
): NamedNotice {
  const notice = {
    ...noticeOfEvent(event, kind),
    unitId,
    dueAt: meeting.starts_at,
    meetingId: meeting.meeting_id,
    meetingKind: meeting.kind,
  };
  return { notice, named: NOBODY };
}
