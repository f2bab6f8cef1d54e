import { DAY_MS } from '@muster/clock';
import type { ReceivedEvent } from '@muster/messaging';
import { NO_TICKET } from '../domain/notice.js';
import type { NoticeKind } from '../domain/vocabulary.js';

/** What a notice says of the event behind it, which is about no whistle. */
export function noticeOfEvent({ id, tenantId, time }: ReceivedEvent, kind: NoticeKind) {
  return { ...NO_TICKET, kind, eventId: id, tenantId, occurredAt: time.toISOString() };
}

/** Older news is history: whoever begins to read a topic does not send all of it at once. */
export const NEWS_MS = 7 * DAY_MS;

/** @param now by the database's clock. */
export const isHistory = ({ time }: ReceivedEvent, now: Date): boolean =>
  now.getTime() - time.getTime() > NEWS_MS;
