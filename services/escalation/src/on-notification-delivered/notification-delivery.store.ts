import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement } from '@muster/persistence';
import type { DeliveryNews } from './delivery-news.js';

const upsert = statement(
  'notification_delivery_apply',
  `insert into notification_delivery (tenant_id, notification_id, ticket_id, round, unit_id, channel_kind, outcome, version, at)
   select tenant_id, notification_id, ticket_id, round, unit_id, channel_kind, outcome, version, at
   from json_to_recordset($1::json) as news(tenant_id text, notification_id text, ticket_id uuid, round int, unit_id text,
     channel_kind text, outcome text, version bigint, at timestamptz)
   on conflict (tenant_id, notification_id) do update
     set outcome = excluded.outcome, version = excluded.version, at = excluded.at
     where notification_delivery.version < excluded.version`,
);
const ofTicket = statement(
  'notification_deliveries_of_ticket',
  `select tenant_id, notification_id, ticket_id, round, unit_id, channel_kind, outcome, version, at
   from notification_delivery where tenant_id = $1 and ticket_id = $2 and round = $3 order by notification_id`,
);

/** A row as it is read. */
export type Delivery = Omit<DeliveryNews, 'at'> & { readonly at: Date };

@Injectable()
export class NotificationDeliveryStore {
  constructor(private readonly database: Database) {}

  /** Applies news in a batch's transaction; older versions than what is known change nothing. */
  async apply(tx: Queryable, news: readonly DeliveryNews[]): Promise<void> {
    if (news.length > 0) await tx.query(upsert, [JSON.stringify(news)]);
  }

  /** How the offers of a ticket's round arrived. */
  ofTicket(tenantId: string, ticketId: string, round: number): Promise<Delivery[]> {
    return this.database.query<Delivery>(ofTicket, [tenantId, ticketId, round]);
  }
}
