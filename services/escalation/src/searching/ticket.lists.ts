import { Injectable } from '@nestjs/common';
import { Database } from '@muster/persistence';
import type { Whistle } from '../domain/whistle.js';
import { Conditions, ListStatements } from '../persistence/conditions.js';
import { restored, type TicketRow, whistleColumns } from '../persistence/stored-whistle.js';
import { gramNumbers, gramsWanted, numberGrams, wordsOf } from './grams.js';
import { firstIdAt } from './id-time.js';
import type { Sort, Stretch, TicketFilter } from './ticket-filter.js';

/** A ticket on its page, and where the next page goes on. */
export interface ListedTicket {
  readonly whistle: Whistle;
  readonly position: readonly string[];
}

/** So many tickets are looked through in the list's own order before the inverted index is asked (ADR-0130). */
const WALK = 2_000;
/** So many when that has shown that they will do: collecting and sorting what is this frequent costs more (ADR-0163). */
const LONG_WALK = 10_000;
/** What a long walk should find beyond the page before it is preferred: words are not spread evenly. */
const MARGIN = 1.5;
/** Ids are drawn a moment before the database's time is read. */
const ID_SLACK_MS = 60_000;
/** What the index will say of a ticket that it does not have yet: the newest are found at once. */
const OWN_TEXT = `lower(normalize(concat_ws(' ', ticket.number, ticket.title, ticket.detail->'place'->>'code',
  ticket.detail->'place'->>'label', ticket.detail->>'description'), NFKC))`;
const UNSIGNED = `('raised', 'dispatched')`;

const ORDERS: Record<Sort, { readonly by: string; readonly desc: boolean; readonly condition?: string }> = {
  newest: { by: 'id', desc: true },
  oldest: { by: 'id', desc: false },
  untouched: { by: 'id', desc: false, condition: `ticket.state in ${UNSIGNED}` },
  urgent: { by: 'next_due_at', desc: false, condition: 'ticket.next_due_at is not null' },
};

/** Lists of tickets by keyset: a page costs the same wherever it lies. Statements are prepared per combination of conditions. */
@Injectable()
export class TicketLists {
  private readonly statements = new ListStatements();

  constructor(private readonly database: Database) {}

  /** One page. Signs that are no part of a word are looked for in what is nearest in the list's order only. */
  async tickets(tenantId: string, filter: TicketFilter, stretch: Stretch): Promise<ListedTicket[]> {
    if (!filter.text) return this.read('list', tenantId, filter, stretch);
    const { question, inTexts } = filter.text;
    const words = wordsOf(question);
    const wanted = words.flatMap(gramsWanted);
    const search: Search = {
      grams: gramNumbers(tenantId, inTexts ? wanted : numberGrams(wanted)),
      words: words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`),
      inTexts,
    };
    // What is frequent is found on the way; only what is not is worth collecting and sorting.
    const near = await this.read('near', tenantId, filter, stretch, search);
    if (near.length >= stretch.limit || wanted.length === 0) return near;
    if (near.length * (LONG_WALK / WALK) >= stretch.limit * MARGIN) {
      const further = await this.read('further', tenantId, filter, stretch, search);
      if (further.length >= stretch.limit) return further;
    }
    return this.read('found', tenantId, filter, stretch, search);
  }

  private async read(
    way: 'list' | 'near' | 'further' | 'found',
    tenantId: string,
    filter: TicketFilter,
    { sort, after, limit }: Stretch,
    search?: Search,
  ): Promise<ListedTicket[]> {
    const { by, desc, condition } = ORDERS[sort];
    const where = conditionsOf(tenantId, filter);
    if (condition) where.add(condition);
    const [sign, direction] = desc ? ['<', ' desc'] : ['>', ''];
    const order = (of: string) =>
      by === 'id' ? `${of}.id${direction}` : `${of}.${by}${direction}, ${of}.id${direction}`;
    if (after && by === 'id') where.add(`ticket.id ${sign} $::uuid`, after[0]);
    else if (after) {
      const [key, id] = [where.parameter(after[0]), where.parameter(after[1])];
      where.add(`(ticket.${by}, ticket.id) ${sign} (${key}::timestamptz, ${id}::uuid)`);
    }
    const most = where.parameter(limit);
    const words = search && where.parameter(search.words);
    const grams = search && way === 'found' && where.parameter(search.grams);
    const contains = (text: string) =>
      `${search?.inTexts ? text : 'lower(ticket.number)'} like all(${words}::text[])`;
    const page = () => {
      const all = `select ticket.* from ticket where ticket.tenant_id = $1${where.sql}`;
      const sorted = `order by ${order('ticket')} limit ${most}`;
      const nearest = `(${all} order by ${order('ticket')} limit ${way === 'further' ? LONG_WALK : WALK}) ticket
        left join lateral (select * from ticket_search s where s.tenant_id = $1 and s.ticket_id = ticket.id limit 1) s on true`;
      switch (way) {
        case 'list':
          return `${all} ${sorted}`;
        case 'near':
        case 'further':
          return `select ticket.* from ${nearest} where ${contains(`coalesce(s.text, ${OWN_TEXT})`)} ${sorted}`;
        case 'found':
          return `with indexed as materialized (
              select ticket_id, text from ticket_search where tenant_id = $1 and grams @> ${grams}::int[])
            select ticket.* from (
              select ticket.* from indexed join ticket on ticket.tenant_id = $1 and ticket.id = indexed.ticket_id
              where ${contains('indexed.text')}${where.sql}
              union all
              select ticket.* from ${nearest} where s.ticket_id is null and ${contains(OWN_TEXT)}
            ) ticket ${sorted}`;
      }
    };
    const name = `${way}_${sort}${search?.inTexts === false ? '_number' : ''}`;
    const sql = this.statements.of(name, where, () => {
      return `select ${whistleColumns}, ticket.next_due_at::text as due from (${page()}) ticket order by ${order('ticket')}`;
    });
    const rows = await this.database.query<TicketRow & { due: string }>(sql, where.values);
    return rows.map((row) => ({
      whistle: restored(row),
      position: by === 'id' ? [row.id] : [row.due, row.id],
    }));
  }
}

interface Search {
  readonly grams: readonly number[];
  readonly words: readonly string[];
  readonly inTexts: boolean;
}

function conditionsOf(tenantId: string, filter: TicketFilter): Conditions {
  const where = new Conditions(tenantId);
  const is = (condition: string, value: unknown) => {
    if (value !== undefined) where.add(condition, value);
  };
  is('ticket.id = any($::uuid[])', filter.ids);
  is('ticket.state = any($)', filter.states);
  is('ticket.kind = any($)', filter.kinds);
  // As a literal, because a plan for any level cannot use the index of the higher ones.
  if (filter.level !== undefined) where.add(`ticket.level = ${filter.level}`);
  is('ticket.category_code = $', filter.category);
  is('ticket.process_stage = $', filter.processStage);
  is('ticket.enterprise_id = $', filter.enterpriseId);
  is(
    'ticket.id in (select f.ticket_id from ticket_follower f where f.tenant_id = $1 and f.follower = $)',
    filter.follower,
  );
  is('ticket.source = $', filter.source);
  attributes(where, filter);
  if (filter.round !== undefined) where.add(`ticket.round = ${filter.round}`);
  if (filter.reopened !== undefined) where.add(`ticket.round ${filter.reopened ? '>' : '='} 1`);
  is('ticket.next_due_at < $::timestamptz', filter.dueBefore);
  raisedBetween(where, filter);
  const units = new Set([
    ...(filter.unitIds ?? []),
    ...(filter.leadUnitId === undefined ? [] : [filter.leadUnitId]),
  ]);
  for (const unitId of units)
    is(
      'exists (select from assignment u where u.tenant_id = $1 and u.unit_id = $ and u.ticket_id = ticket.id)',
      unitId,
    );
  is('ticket.lead_unit_id = $', filter.leadUnitId);
  const beside = (column: string) =>
    `exists (select from ticket_search b where b.tenant_id = $1 and b.ticket_id = ticket.id and b.${column} = $)`;
  is(beside('place_code'), filter.placeCode);
  is(beside('project_id'), filter.projectId);
  return where;
}

// Flags are few (ADR-0162): asked for, they are looked up in an index of those that have any.
function attributes(where: Conditions, { mode, flags = [], priority, overdue }: TicketFilter): void {
  const rare: readonly string[] = flags.filter((flag) => flag !== 'priority');
  if (rare.length > 0) where.add('ticket.flags @> $::text[]', rare);
  if (overdue === true) where.add(`ticket.flags @> '{overdue}'`);
  if (overdue === false) where.add(`(ticket.flags is null or not ticket.flags @> '{overdue}')`);
  if (flags.includes('priority')) where.add('ticket.priority');
  if (priority !== undefined) where.add(`${priority ? '' : 'not '}ticket.priority`);
  if (mode !== undefined) {
    where.add(`ticket.detail->'dispatch'->>'mode' = $`, mode);
    where.add(`(ticket.flags is null or not ticket.flags @> '{task_force}')`);
  }
}

// The id carries the time, and the lists are sorted by it: a range of time is a range of the index.
function raisedBetween(where: Conditions, { raisedFrom, raisedTo }: TicketFilter): void {
  if (raisedFrom !== undefined) {
    where.add('ticket.raised_at >= $::timestamptz', raisedFrom);
    where.add('ticket.id >= $::uuid', firstIdAt(Date.parse(raisedFrom) - ID_SLACK_MS));
  }
  if (raisedTo !== undefined) {
    where.add('ticket.raised_at < $::timestamptz', raisedTo);
    where.add('ticket.id < $::uuid', firstIdAt(Date.parse(raisedTo) + ID_SLACK_MS));
  }
}
