import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement } from '@muster/persistence';
import type { TicketNews } from '../on-ticket-changed/ticket-news.js';
import type { PulledFor } from '../domain/meeting.js';

/** What this service knows of a whistle, from `muster.tickets.v1`. */
export interface KnownTicket {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  /** Null when the whistle was raised before this service listened. */
  readonly level: number | null;
  readonly round: number;
  readonly enterpriseId: string | null;
}

/** A whistle that a conference has to look at. */
export interface HardTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly pulledFor: PulledFor;
}

// The state goes by the version of the event that said it: news of the level only, at version 0, leave a known state alone. Older news than
// what is known come when events are published again (ADR-0022): they still tell what only a ticket's first event says, and a higher level.
const upsert = statement(
  'known_ticket_apply',
  `with applied as (
   insert into known_ticket (tenant_id, ticket_id, number, state, level, round, enterprise_id, version)
   select tenant_id, ticket_id, number, state, level, round, enterprise_id, version
   from json_to_recordset($1::json) as news(tenant_id text, ticket_id uuid, number text, state text, level int, round int,
     enterprise_id text, version bigint)
   on conflict (tenant_id, ticket_id) do update set
     state = case when excluded.version < known_ticket.version then known_ticket.state else excluded.state end,
     level = greatest(known_ticket.level, excluded.level),
     round = greatest(known_ticket.round, excluded.round),
     enterprise_id = coalesce(known_ticket.enterprise_id, excluded.enterprise_id),
     version = greatest(known_ticket.version, excluded.version)
   where known_ticket.version < excluded.version or excluded.level > coalesce(known_ticket.level, 0)
   returning tenant_id, for_conference
   ) select distinct tenant_id from applied where for_conference`,
);
const find = statement(
  'known_ticket_find',
  `select ticket_id as id, number, state, level, round, enterprise_id as "enterpriseId"
   from known_ticket where tenant_id = $1 and ticket_id = any($2::uuid[])`,
);
// Ids of tickets are in the order of time.
const forConference = statement(
  'known_ticket_for_conference',
  `select ticket_id as "ticketId", number, case state when 'on_account' then state else 'level' end as "pulledFor"
   from known_ticket where tenant_id = $1 and for_conference order by level desc nulls last, ticket_id limit $2`,
);

@Injectable()
export class KnownTicketStore {
  constructor(private readonly database: Database) {}

  /**
   * Applies news in a batch's transaction; older versions than what is known only fill what is missing.
   *
   * @returns the alliances in which something changed about a ticket that a conference has to look at.
   */
  async apply(tx: Queryable, news: readonly TicketNews[]): Promise<string[]> {
    if (news.length === 0) return [];
    const rows = await tx.query<{ tenant_id: string }>(upsert, [JSON.stringify(news)]);
    return rows.map(({ tenant_id }) => tenant_id);
  }

  /** Open tickets of level 3 and above or on account: the highest level first, the oldest of a level first. */
  forConference(tenantId: string, most: number, database: Queryable = this.database): Promise<HardTicket[]> {
    return database.query<HardTicket>(forConference, [tenantId, most]);
  }

  /** The known ones among these ids of the tenant, by id. */
  async find(tenantId: string, ids: readonly string[]): Promise<Map<string, KnownTicket>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<KnownTicket>(find, [tenantId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
