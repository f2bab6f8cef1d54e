import { v7 as uuidv7 } from 'uuid';
import type { NewEvent } from '@muster/messaging';
import type { Notification } from '../persistence/notification.store.js';
import type { SuppressionCause } from '../domain/vocabulary.js';

/** How one notification went. */
export type Outcome =
  | { readonly type: 'notification.delivered'; readonly attempt_no: number }
  | {
      readonly type: 'notification.failed';
      readonly attempt_no: number;
      readonly failure_code: string;
      readonly next_attempt_at: string;
    }
  | { readonly type: 'notification.given_up'; readonly attempt_no: number; readonly failure_code: string }
  | { readonly type: 'notification.suppressed'; readonly cause: SuppressionCause };

/** What the other services are told of a notification besides its outcome; no addresses. */
export type NotificationFacts = Pick<
  Notification,
  'id' | 'ticketId' | 'round' | 'unitId' | 'recipientKind' | 'channelKind' | 'noticeKind'
>;

/** An outcome as it is recorded and told to the other services: which ticket, unit and kind of channel. */
export function notificationPublished(
  notification: Notification,
  { type, ...outcome }: Outcome,
  occurredAt: Date,
): NewEvent {
  return {
    id: uuidv7(),
    type,
    occurredAt,
    data: outcome,
    public: {
      type: `muster.${type}.v1`,
      data: publicOutcome(notification, outcome, notification.version + 1, occurredAt),
    },
  };
}

/** The public data of an outcome. */
export function publicOutcome(
  { id, ticketId, round, unitId, recipientKind, channelKind, noticeKind }: NotificationFacts,
  outcome: Omit<Outcome, 'type'>,
  version: number,
  occurredAt: Date,
): object {
  return {
    version,
    occurred_at: occurredAt.toISOString(),
    notification_id: id,
    ticket_id: ticketId,
    round,
    unit_id: unitId,
    recipient_kind: recipientKind,
    channel_kind: channelKind,
    notice: noticeKind,
    ...outcome,
  };
}
