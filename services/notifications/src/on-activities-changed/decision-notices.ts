import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { type KnownMeeting, meetingKey } from '../persistence/known-meeting.store.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.meeting.decision_recorded.v1': 'decision_recorded',
  'muster.meeting.decision_reopened.v1': 'decision_reopened',
  'muster.meeting.decision_overdue.v1': 'decision_overdue',
};

/** What is read of the topic. */
export const decisionNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

interface Told {
  readonly decision_id: string;
  /** Only where the decision was recorded. */
  readonly ticket_id?: string | null;
  readonly owner_unit_id: string;
  readonly due_on: string | null;
}

/**
 * Tells the unit that owns a decision, and the alliance, that it is to be carried out, that it is to be after all, and that its due day is
 * over (mechanisms 3.5, ADR-0234). Not of a decision that becomes the follow-up of a whistle: of that the unit is told as `follow_up`.
 *
 * @param known by `meetingKey`; of a meeting that is in none, the kind is not told.
 */
export function decisionNotices(
  events: readonly ReceivedEvent[],
  known: ReadonlyMap<string, KnownMeeting>,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const { decision_id, ticket_id = null, owner_unit_id, due_on } = event.data as unknown as Told;
    if (ticket_id !== null && due_on !== null) return [];
    const meetingKind = known.get(meetingKey(event.tenantId, event.key))?.kind;
    const notice = {
      ...noticeOfEvent(event, kind),
      unitId: owner_unit_id,
      dueAt: null,
      meetingId: event.key,
      ...(meetingKind === undefined ? {} : { meetingKind }),
      decisionId: decision_id,
      dueOn: due_on,
    };
    return [{ notice, named: NOBODY }];
  });
}
