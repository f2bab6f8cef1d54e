import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '@muster/persistence';

/** By a whistle of its own that was merged into it, or with null by one of its people. */
export interface Follower {
  readonly ticket_id: string | null;
  /** Null for the alliance's own people, and for an individual's whistle. */
  readonly enterprise_id: string | null;
}

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
  readonly followers: readonly Follower[];
}

// Only who takes part or follows changes: what a whistle is was said when it was raised.
const keep = statement(
  'known_ticket_keep',
  `insert into known_ticket (tenant_id, ticket_id, kind, enterprise_id, units, followers)
   select tenant_id, ticket_id, kind, enterprise_id, units, followers
   from json_to_recordset($1::json) as changed(tenant_id text, ticket_id uuid, kind text, enterprise_id text, units jsonb,
     followers jsonb)
   on conflict (tenant_id, ticket_id) do update set units = excluded.units, followers = excluded.followers`,
);
const find = statement(
  'known_ticket_find',
  `select tenant_id, ticket_id, kind, enterprise_id, units, followers from known_ticket
   where tenant_id = any($1) and ticket_id = any($2::uuid[])`,
);

@Injectable()
export class KnownTicketStore {
  /** Keeps tickets as they are after a batch, new ones and those in which somebody else takes part, or which somebody else follows, now; in its transaction. */
  async keep(tx: Queryable, changed: readonly KnownTicket[]): Promise<void> {
    if (changed.length > 0) await tx.query(keep, [JSON.stringify(changed)]);
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
