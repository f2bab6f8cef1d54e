import type { ReceivedEvent } from '@muster/messaging';
import { NO_TICKET } from '../domain/notice.js';
import type { NoticeKind } from '../domain/vocabulary.js';

/** What a notice says of the event behind it, which is about no whistle. */
export function noticeOfEvent({ id, tenantId, time }: ReceivedEvent, kind: NoticeKind) {
  return { ...NO_TICKET, kind, eventId: id, tenantId, occurredAt: time.toISOString() };
}
