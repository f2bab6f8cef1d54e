import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { FollowUp, FollowUpKind, FollowUpState } from '../domain/steps/following-up.js';
import { followUpsOf } from '../domain/steps/following-up.js';
import type { Whistle } from '../domain/whistle.js';
import { Conditions, ListStatements } from './conditions.js';
import { restored, type TicketRow, whistleColumns } from './stored-whistle.js';

/** What the list is narrowed to. */
export interface FollowUpFilter {
  readonly kind?: FollowUpKind | undefined;
  /** That sees to it. */
  readonly unitId?: string | undefined;
  readonly states: readonly FollowUpState[];
  /** Only those that were told of as late. */
  readonly late?: boolean | undefined;
  /** Day and id of the one before. */
  readonly after?: readonly [dueOn: string, id: string] | undefined;
  /** Rows at most. */
  readonly limit: number;
}

/** A follow-up on its page, with its whistle. */
export interface ListedFollowUp {
  readonly whistle: Whistle;
  readonly followUp: FollowUp;
}

/** How far the follow-ups of one kind are. */
export interface FollowUpCount {
  readonly kind: FollowUpKind;
  readonly open: number;
  readonly adopted: number;
  readonly landed: number;
  readonly dropped: number;
  /** Of those that have not landed, told of as late. */
  readonly late: number;
  /** Days, from when it was written down until it landed; null when of none both are known. */
  readonly median_days: number | null;
}

const ticketOf = statement(
  'follow_up_ticket',
  `select ticket_id from follow_up where tenant_id = $1 and id = $2 and ($3::text is null or unit_id = $3)`,
);
// One kind after the other in the order of their names; a kind of which there is none has no row.
const count = statement(
  'follow_up_count',
  `select kind, count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'adopted')::int as adopted,
     count(*) filter (where state = 'landed')::int as landed, count(*) filter (where state = 'dropped')::int as dropped,
     count(*) filter (where late and state <> 'landed')::int as late,
     percentile_cont(0.5) within group (order by extract(epoch from landed_at - added_at) / 86400)
       filter (where landed_at is not null and added_at is not null) as median_days
   from follow_up where tenant_id = $1 and ($2::text is null or unit_id = $2) group by kind order by kind`,
);
// The first condition is for the index: the day of no place is further ahead.
const awaited = statement(
  'follow_up_awaited',
  `select distinct follow_up.tenant_id, follow_up.ticket_id as id
   from follow_up join directory_entry alliance
     on alliance.tenant_id = follow_up.tenant_id and alliance.kind = 'alliance' and not alliance.removed
   where state in ('open', 'adopted') and not late and due_on < ((clock_timestamp() at time zone 'UTC') + interval '14 hours')::date
     and due_on < (clock_timestamp() at time zone (alliance.data->>'time_zone'))::date limit $1`,
);

/** Follow-ups of all whistles: lists by keyset, counts, and what has become late (ADR-0238). */
@Injectable()
export class FollowUpStore {
  private readonly statements = new ListStatements();

  constructor(private readonly database: Database) {}

  /** The soonest due first. */
  async list(tenantId: string, filter: FollowUpFilter): Promise<ListedFollowUp[]> {
    const where = new Conditions(tenantId);
    where.add('state = any($)', filter.states);
    if (filter.kind !== undefined) where.add('kind = $', filter.kind);
    if (filter.unitId !== undefined) where.add('unit_id = $', filter.unitId);
    if (filter.late !== undefined) where.add(filter.late ? 'late' : 'not late');
    if (filter.after) {
      const [day, id] = [where.parameter(filter.after[0]), where.parameter(filter.after[1])];
      where.add(`(due_on, id) > (${day}::date, ${id}::uuid)`);
    }
    const limit = where.parameter(filter.limit);
    const sql = this.statements.of(
      'follow_ups',
      where,
      () => `with page as (
        select id as follow_up_id, ticket_id, due_on from follow_up
        where tenant_id = $1${where.sql} order by due_on, id limit ${limit})
      select page.follow_up_id, ${whistleColumns}
      from page join ticket on ticket.tenant_id = $1 and ticket.id = page.ticket_id order by page.due_on, page.follow_up_id`,
    );
    const rows = await this.database.query<TicketRow & { follow_up_id: string }>(sql, where.values);
    return rows.map((row) => {
      const whistle = restored(row);
      return { whistle, followUp: followUpsOf(whistle).find(({ id }) => id === row.follow_up_id)! };
    });
  }

  /** @param unitId counts those that this unit sees to; left out: all. */
  count(tenantId: string, unitId: string | undefined): Promise<FollowUpCount[]> {
    return this.database.query<FollowUpCount>(count, [tenantId, unitId ?? null]);
  }

  /**
   * Whose follow-up it is.
   *
   * @param unitId must be the unit that sees to it; left out: any.
   * @returns the ticket's id; undefined when there is none.
   */
  async ticketOf(tenantId: string, id: string, unitId: string | undefined): Promise<string | undefined> {
    const [row] = await this.database.query<{ ticket_id: string }>(ticketOf, [tenantId, id, unitId ?? null]);
    return row?.ticket_id;
  }

  /** Whistles with a follow-up whose day is over where the alliance is, and of which nobody has been told. */
  awaited(limit: number): Promise<{ tenant_id: string; id: string }[]> {
    return this.database.query<{ tenant_id: string; id: string }>(awaited, [limit]);
  }
}
