import type { PublicEvents } from '@muster/messaging';
import { statement } from '@muster/persistence';
import { type NotificationFacts, type Outcome, publicOutcome } from './notification-published.js';

const facts = statement(
  'republish_notifications',
  `select notification_id::text as id, ticket_id as "ticketId", round, unit_id as "unitId", recipient_kind as "recipientKind",
     channel_kind as "channelKind", notice_kind as "noticeKind"
   from notification where notification_id = any($1::uuid[])`,
);

/** What was published for events of the log. Channels are nobody else's business, and what has been purged is over for everybody. */
export const republished: PublicEvents = async (events, db) => {
  const outcomes = events.filter(({ aggregateType }) => aggregateType === 'notification');
  const ids = [...new Set(outcomes.map(({ aggregateId }) => aggregateId))];
  const rows = ids.length === 0 ? [] : await db.query<NotificationFacts>(facts, [ids]);
  const known = new Map(rows.map((row) => [row.id, row]));
  return events.map(({ aggregateId, type, data, version, occurredAt }) => {
    const notification = known.get(aggregateId);
    if (!notification) return null;
    return {
      type: `muster.${type}.v1`,
      data: publicOutcome(notification, data as Omit<Outcome, 'type'>, version, occurredAt),
    };
  });
};
