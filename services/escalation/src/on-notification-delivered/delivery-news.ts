import type { ReceivedEvent } from '@muster/messaging';

/** How one notification of an offer stands. */
export type DeliveryOutcome = 'delivered' | 'failed' | 'given_up' | 'suppressed';

/** A row of `notification_delivery`. */
export interface DeliveryNews {
  readonly tenant_id: string;
  readonly notification_id: string;
  readonly ticket_id: string;
  readonly round: number;
  readonly unit_id: string;
  readonly channel_kind: string;
  readonly outcome: DeliveryOutcome;
  readonly version: number;
  readonly at: string;
}

const OUTCOME_OF: Readonly<Record<string, DeliveryOutcome>> = {
  'muster.notification.delivered.v1': 'delivered',
  'muster.notification.failed.v1': 'failed',
  'muster.notification.given_up.v1': 'given_up',
  'muster.notification.suppressed.v1': 'suppressed',
};
/** What tells a unit that it has an assignment; reminders and breaches do not count as receiving it. */
const OFFERS: ReadonlySet<unknown> = new Set(['offered', 'reopened']);

/** What is read of the topic. */
export const deliveryNewsTypes = Object.keys(OUTCOME_OF);

/** What a batch says about offers: the last news of each notification. */
export function deliveryNews(events: readonly ReceivedEvent[]): DeliveryNews[] {
  const news = new Map<string, DeliveryNews>();
  for (const { tenantId, key, type, version, time, data } of events) {
    if (!OFFERS.has(data['notice']) || data['ticket_id'] === null || data['unit_id'] === null) continue;
    news.set(JSON.stringify([tenantId, key]), {
      tenant_id: tenantId,
      notification_id: key,
      ticket_id: data['ticket_id'] as string,
      round: data['round'] as number,
      unit_id: data['unit_id'] as string,
      channel_kind: data['channel_kind'] as string,
      outcome: OUTCOME_OF[type]!,
      version,
      at: time.toISOString(),
    });
  }
  return [...news.values()];
}
