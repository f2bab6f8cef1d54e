import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import { type AssignmentState, OPEN_ASSIGNMENT_STATES } from '../domain/vocabulary.js';
import type { Assignment, Whistle } from '../domain/whistle.js';
import { Conditions, ListStatements } from './conditions.js';
import { restored, type TicketRow, whistleColumns } from './stored-whistle.js';

/** What a list of assignments is narrowed to. */
export interface AssignmentFilter {
  readonly unitId?: string | undefined;
  readonly ticketId?: string | undefined;
  readonly states?: readonly AssignmentState[] | undefined;
  readonly after?: readonly [sortKey: string, id: string] | undefined;
  readonly limit: number;
}

/** An assignment on its page: with its whistle, and where the next page goes on. */
export interface ListedAssignment {
  readonly whistle: Whistle;
  readonly assignment: Assignment;
  readonly position: readonly [sortKey: string, id: string];
}

const queued = statement(
  'dispatch_queue',
  `select ${whistleColumns} from ticket where ticket.tenant_id = $1 and ticket.state = 'raised'
   order by ticket.detail->'particulars'->'question'->>'text' is not null, ticket.raised_at - case when ticket.priority then make_interval(hours => $2::int) else interval '0' end, ticket.id
   limit $3::int`,
);

const OPEN: readonly string[] = OPEN_ASSIGNMENT_STATES;

/** Lists by keyset: a page costs the same wherever it lies. Statements are prepared per combination of conditions. */
@Injectable()
export class WhistleLists {
  private readonly statements = new ListStatements();

  constructor(private readonly database: Database) {}

  /**
   * What waits for a dispatcher, in the order of the queue policy (ADR-0104): by age, with a head start for the priority right; what waits
   * for its raiser's answer comes last, because nobody can dispatch it.
   */
  async queue(tenantId: string, headStartHours: number, limit: number): Promise<Whistle[]> {
    const values = [tenantId, headStartHours, limit];
    return (await this.database.query<TicketRow>(queued, values)).map(restored);
  }

  /** Open ones most urgent first, what is still owed and overdue before what is due; finished ones by ticket, newest first. */
  async assignments(tenantId: string, filter: AssignmentFilter): Promise<ListedAssignment[]> {
    const states = filter.states ?? OPEN;
    const inbox = states.every((state) => OPEN.includes(state));
    const [sortKey, type, order] = inbox ? ['urgent_at', 'timestamptz', ''] : ['ticket_id', 'uuid', ' desc'];
    const where = new Conditions(tenantId);
    if (filter.unitId !== undefined) where.add('unit_id = $', filter.unitId);
    if (filter.ticketId !== undefined) where.add('ticket_id = $::uuid', filter.ticketId);
    if (filter.states) where.add('state = any($)', states);
    if (filter.after) {
      const [key, id] = [where.parameter(filter.after[0]), where.parameter(filter.after[1])];
      where.add(`(${sortKey}, id) ${inbox ? '>' : '<'} (${key}::${type}, ${id}::uuid)`);
    }
    const limit = where.parameter(filter.limit);
    const open = inbox ? ` and state in (${OPEN.map((state) => `'${state}'`).join(', ')})` : '';
    const sql = this.statements.of(inbox ? 'inbox' : 'assignments', where, () => {
      return `with page as (
        select id as assignment_id, ticket_id, ${sortKey} as sort_key from assignment
        where tenant_id = $1${open}${where.sql} order by ${sortKey}${order}, id${order} limit ${limit})
      select page.assignment_id, page.sort_key::text, ${whistleColumns}
      from page join ticket on ticket.tenant_id = $1 and ticket.id = page.ticket_id
      order by page.sort_key${order}, page.assignment_id${order}`;
    });
    const rows = await this.database.query<TicketRow & { assignment_id: string; sort_key: string }>(
      sql,
      where.values,
    );
    return rows.map((row) => {
      const whistle = restored(row);
      const assignment = whistle.assignments.find(({ id }) => id === row.assignment_id)!;
      return { whistle, assignment, position: [row.sort_key, row.assignment_id] };
    });
  }
}
