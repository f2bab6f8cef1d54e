import { Injectable } from '@nestjs/common';
import { Database, type Statement, statement } from '@muster/persistence';
import { type AssignmentState, OPEN_ASSIGNMENT_STATES, type TicketState } from '../domain/vocabulary.js';
import type { Assignment, Whistle } from '../domain/whistle.js';
import { restored, type TicketRow, whistleColumns } from './stored-whistle.js';

/** What a list of tickets is narrowed to; all conditions hold at once. Newest first. */
export interface TicketFilter {
  readonly states?: readonly TicketState[] | undefined;
  readonly category?: string | undefined;
  readonly enterpriseId?: string | undefined;
  /** Tickets in which each of these units has an assignment. */
  readonly unitIds?: readonly string[];
  /** Part of the number, and of the title when that may be searched. */
  readonly text?: { readonly part: string; readonly inTitles: boolean } | undefined;
  /** Only older ones than this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

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
   order by ticket.raised_at - case when ticket.priority then make_interval(hours => $2::int) else interval '0' end, ticket.id
   limit $3::int`,
);

const OPEN: readonly string[] = OPEN_ASSIGNMENT_STATES;

/** Lists by keyset: a page costs the same wherever it lies. Statements are prepared per combination of conditions. */
@Injectable()
export class WhistleLists {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  async tickets(tenantId: string, filter: TicketFilter): Promise<Whistle[]> {
    const where = new Conditions(tenantId);
    if (filter.states) where.add('state', 'ticket.state = any($)', filter.states);
    if (filter.category !== undefined) where.add('category', 'ticket.category_code = $', filter.category);
    if (filter.enterpriseId !== undefined)
      where.add('enterprise', 'ticket.enterprise_id = $', filter.enterpriseId);
    for (const unitId of new Set(filter.unitIds)) {
      where.add(
        'unit',
        'exists (select from assignment u where u.tenant_id = $1 and u.unit_id = $ and u.ticket_id = ticket.id)',
        unitId,
      );
    }
    if (filter.text) {
      const { part, inTitles } = filter.text;
      const either = inTitles ? '(ticket.title ilike $ or ticket.number ilike $)' : 'ticket.number ilike $';
      where.add(inTitles ? 'text' : 'number', either, `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`);
    }
    if (filter.after !== undefined) where.add('after', 'ticket.id < $::uuid', filter.after);
    const limit = where.parameter(filter.limit);
    const sql = this.prepared('list_tickets', where, () => {
      return `select ${whistleColumns} from ticket where ticket.tenant_id = $1${where.sql} order by ticket.id desc limit ${limit}`;
    });
    return (await this.database.query<TicketRow>(sql, where.values)).map(restored);
  }

  /**
   * What waits for a dispatcher, in the order of the queue policy (ADR-0104): by age, with a head start for the priority right.
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
    if (filter.unitId !== undefined) where.add('unit', 'unit_id = $', filter.unitId);
    if (filter.ticketId !== undefined) where.add('ticket', 'ticket_id = $::uuid', filter.ticketId);
    if (filter.states) where.add('state', 'state = any($)', states);
    if (filter.after) {
      const [key, id] = [where.parameter(filter.after[0]), where.parameter(filter.after[1])];
      where.add('after', `(${sortKey}, id) ${inbox ? '>' : '<'} (${key}::${type}, ${id}::uuid)`);
    }
    const limit = where.parameter(filter.limit);
    const open = inbox ? ` and state in (${OPEN.map((state) => `'${state}'`).join(', ')})` : '';
    const sql = this.prepared(inbox ? 'inbox' : 'assignments', where, () => {
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

  private prepared(list: string, { name }: Conditions, text: () => string): Statement {
    const key = `${list}${name}`;
    let sql = this.statements.get(key);
    if (!sql) this.statements.set(key, (sql = statement(key, text())));
    return sql;
  }
}

/** Conditions with their parameters; `$` in a condition stands for its own value. `$1` is the tenant. */
class Conditions {
  readonly values: unknown[];
  name = '';
  sql = '';

  constructor(tenantId: string) {
    this.values = [tenantId];
  }

  parameter(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  add(name: string, condition: string, ...value: [] | [unknown]): void {
    this.name += `_${name}`;
    const placeholder = value.length > 0 ? this.parameter(value[0]) : '';
    this.sql += ` and ${condition.replaceAll(/\$(?!\d)/g, placeholder.replace('$', '$$$$'))}`;
  }
}
