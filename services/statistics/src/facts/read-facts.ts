import { DAY_MS } from '@muster/clock';
import { type Queryable, type Statement, statement } from '@muster/persistence';
import { project, unseen } from '../domain/fold.js';
import type { MonthSpan } from '../domain/month-span.js';
import type { PeriodOf } from '../domain/period.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import { ENDED_STATES } from '../domain/labels.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { eventsOf, STORED_CHANGE, type StoredChange } from '../projection/stored-change.js';
import { TICKETS } from '../projection/topic.js';

const moved = statement(
  'whistles_moved',
  `select distinct entry.key from projection
   join metric_ledger entry on entry.projection = projection.id and entry.tenant_id = $1 and entry.topic = $2
     and entry.recorded_at >= $3 and ($4::timestamptz is null or entry.recorded_at <= $4)
   where projection.state = 'active'`,
);

// What is open now, of the months in which anything open was raised: a look at every whistle that there ever was takes 8 µs for each, and
// PostgreSQL, which cannot know how few are open, would take it (hence offset 0). As of a moment also what may have been open then:
// whatever moved since.
const open = statement(
  'whistles_open',
  `with active as materialized (select id from projection where state = 'active'),
   of_months as materialized (
     select distinct entry.key from active cross join unnest($5::timestamptz[], $6::timestamptz[]) as raised(since, until)
     join metric_ledger entry on entry.projection = active.id and entry.tenant_id = $1 and entry.topic = $2
       and entry.recorded_at >= raised.since and entry.recorded_at < raised.until)
   select of_months.key from active cross join of_months
   cross join lateral (
     select fact.fact->>'state' as state from fact
     where fact.projection = active.id and fact.topic = $2 and fact.key = of_months.key and fact.tenant_id = $1 offset 0) now
   where now.state <> all($3)
   union
   select entry.key from active
   join metric_ledger entry on entry.projection = active.id and entry.tenant_id = $1 and entry.topic = $2
     and entry.recorded_at > $4`,
);

// The type stands there as the index's condition has it.
const hung = statement(
  'whistles_hung',
  `select distinct key from public_change
   where tenant_id = $1 and 'muster.ticket.hung.v1' = any(types) and ($2::timestamptz is null or recorded_at <= $2)`,
);

const current = statement(
  'facts_of',
  `select fact.key, fact.fact from projection
   join fact on fact.projection = projection.id and fact.topic = $1 and fact.key = any($2) and fact.tenant_id = $3
   where projection.state = 'active'`,
);

const past = statement(
  'changes_of',
  `select ${STORED_CHANGE} from public_change change
   where topic = $1 and key = any($2) and tenant_id = $3 and recorded_at <= $4 order by key, last_version`,
);

/** Facts in memory at a time. */
const PORTION = 1_000;
const NO_MONTHS: PeriodOf = () => '';

/** A whistle and what the figures know about it. */
export interface KnownWhistle {
  readonly id: string;
  readonly fact: TicketFact;
}

/** Whistles of which anything moved since: everything that happened after `since` was recorded after it, too. */
export async function* whistlesMovedSince(
  database: Queryable,
  tenantId: string,
  since: Date,
  asOf: Date | null,
): AsyncGenerator<KnownWhistle> {
  const ids = await keysOf(database, moved, [tenantId, TICKETS.code, since, asOf]);
  yield* whistles(database, tenantId, ids, asOf);
}

/** Whistles that were ever on account. */
export async function* whistlesEverHung(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): AsyncGenerator<KnownWhistle> {
  yield* whistles(database, tenantId, await keysOf(database, hung, [tenantId, asOf]), asOf);
}

/** From an event to its record it takes a moment, but never so long. */
const LATEST_RECORD_MS = DAY_MS;

/**
 * Whistles that were not ended.
 *
 * @param raised the months in which those were raised that are open now; others make it slower and find nothing more.
 */
export async function* openWhistles(
  database: Queryable,
  tenantId: string,
  raised: readonly MonthSpan[],
  asOf: Date | null,
): AsyncGenerator<KnownWhistle> {
  const since = raised.map(({ start }) => new Date(start));
  const until = raised.map(({ end }) => new Date(end + LATEST_RECORD_MS));
  const ids = await keysOf(database, open, [tenantId, TICKETS.code, ENDED_STATES, asOf, since, until]);
  for await (const whistle of whistles(database, tenantId, ids, asOf))
    if (whistle.fact.state !== null && !ENDED_STATES.includes(whistle.fact.state)) yield whistle;
}

async function keysOf(database: Queryable, sql: Statement, values: unknown[]): Promise<string[]> {
  return (await database.query<{ key: string }>(sql, values)).map(({ key }) => key);
}

/** Whole facts, now or as of a moment (by record time): as of one they are folded from the log by the code that also serves live. */
async function* whistles(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
  asOf: Date | null,
): AsyncGenerator<KnownWhistle> {
  for (let at = 0; at < keys.length; at += PORTION) {
    const portion = keys.slice(at, at + PORTION);
    yield* asOf ? await folded(database, tenantId, portion, asOf) : await stored(database, tenantId, portion);
  }
}

async function stored(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
): Promise<KnownWhistle[]> {
  const rows = await database.query<{ key: string; fact: TicketFact }>(current, [
    TICKETS.code,
    keys,
    tenantId,
  ]);
  return rows.map(({ key, fact }) => ({ id: key, fact }));
}

async function folded(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
  asOf: Date,
): Promise<KnownWhistle[]> {
  const rows = await database.query<StoredChange>(past, [TICKETS.code, keys, tenantId, asOf]);
  return [...Map.groupBy(rows, ({ key }) => key)].map(([id, ofKey]) => ({
    id,
    fact: project(ticketFold, unseen(ticketFold), eventsOf(ofKey), NO_MONTHS).state.fact,
  }));
}
