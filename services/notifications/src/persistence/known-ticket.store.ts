import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '@muster/persistence';

/** What notices need to know of a whistle besides their event. */
export interface KnownTicket {
  readonly tenant_id: string;
  readonly ticket_id: string;
  /** Kind of whistle: emergencies break quiet hours. */
  readonly kind: string;
  /** Null for an individual on the hotline. */
  readonly enterprise_id: string | null;
  /** Who takes part, in the order of their offers. */
  readonly units: readonly { readonly unit_id: string; readonly role: string }[];
}

const upsert = statement(
  'known_ticket_add',
  `insert into known_ticket (tenant_id, ticket_id, kind, enterprise_id)
   select tenant_id, ticket_id, kind, enterprise_id
   from json_to_recordset($1::json) as raised(tenant_id text, ticket_id uuid, kind text, enterprise_id text)
   on conflict do nothing`,
);
const find = statement(
  'known_ticket_find',
  `select tenant_id, ticket_id, kind, enterprise_id, units from known_ticket
   where tenant_id = any($1) and ticket_id = any($2::uuid[])`,
);

const remember = statement(
  'known_ticket_units',
  `update known_ticket set units = changed.units
   from json_to_recordset($1::json) as changed(tenant_id text, ticket_id uuid, units jsonb)
   where known_ticket.tenant_id = changed.tenant_id and known_ticket.ticket_id = changed.ticket_id`,
);

@Injectable()
export class KnownTicketStore {
  /** Adds tickets that were raised, in a batch's transaction. */
  async add(tx: Queryable, raised: readonly KnownTicket[]): Promise<void> {
    if (raised.length > 0) await tx.query(upsert, [JSON.stringify(raised)]);
  }

  /** Keeps who takes part in these, in a batch's transaction. */
  async remember(tx: Queryable, changed: readonly KnownTicket[]): Promise<void> {
    if (changed.length > 0) await tx.query(remember, [JSON.stringify(changed)]);
  }

  /** The known ones among these, by `keyOf`. */
  async find(
    tx: Queryable,
    tenantIds: readonly string[],
    ticketIds: readonly string[],
  ): Promise<Map<string, KnownTicket>> {
    if (ticketIds.length === 0) return new Map();
    const rows = await tx.query<KnownTicket>(find, [tenantIds, ticketIds]);
    return new Map(rows.map((row) => [keyOf(row.tenant_id, row.ticket_id), row]));
  }
}

/** Tickets are told apart within their alliance. */
export const keyOf = (tenantId: string, ticketId: string): string => JSON.stringify([tenantId, ticketId]);
