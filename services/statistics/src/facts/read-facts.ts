import { type Queryable, type Statement, statement } from '@muster/persistence';
import { project, unseen } from '../domain/fold.js';
import type { PeriodOf } from '../domain/period.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { type StoredPublicEvent, storedEvent } from '../projection/event-recorder.js';
import { TICKETS } from '../projection/topic.js';

const moved = statement(
  'whistles_moved',
  `select distinct entry.key from projection
   join metric_ledger entry on entry.projection = projection.id and entry.tenant_id = $1 and entry.topic = $2
     and entry.recorded_at >= $3 and ($4::timestamptz is null or entry.recorded_at <= $4)
   where projection.state = 'active'`,
);

// The type stands there as the index's condition has it.
const hung = statement(
  'whistles_hung',
  `select distinct key from public_event
   where tenant_id = $1 and type = 'muster.ticket.hung.v1' and ($2::timestamptz is null or recorded_at <= $2)`,
);

const current = statement(
  'facts_of',
  `select fact.fact from projection
   join fact on fact.projection = projection.id and fact.topic = $1 and fact.key = any($2) and fact.tenant_id = $3
   where projection.state = 'active'`,
);

const past = statement(
  'events_of',
  `select key, version, type, occurred_at, recorded_at, data from public_event
   where topic = $1 and key = any($2) and tenant_id = $3 and recorded_at <= $4 order by key, version`,
);

/** Facts in memory at a time. */
const PORTION = 1_000;
const NO_MONTHS: PeriodOf = () => '';

/** Whistles of which anything moved since: everything that happened after `since` was recorded after it, too. */
export async function* factsMovedSince(
  database: Queryable,
  tenantId: string,
  since: Date,
  asOf: Date | null,
): AsyncGenerator<TicketFact> {
  const keys = await keysOf(database, moved, [tenantId, TICKETS.code, since, asOf]);
  yield* facts(database, tenantId, keys, asOf);
}

/** Whistles that were ever on account. */
export async function* factsEverHung(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): AsyncGenerator<TicketFact> {
  yield* facts(database, tenantId, await keysOf(database, hung, [tenantId, asOf]), asOf);
}

async function keysOf(database: Queryable, sql: Statement, values: unknown[]): Promise<string[]> {
  return (await database.query<{ key: string }>(sql, values)).map(({ key }) => key);
}

/** Whole facts, now or as of a moment (by record time): as of one they are folded from the log by the code that also serves live. */
async function* facts(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
  asOf: Date | null,
): AsyncGenerator<TicketFact> {
  for (let at = 0; at < keys.length; at += PORTION) {
    const portion = keys.slice(at, at + PORTION);
    yield* asOf ? await folded(database, tenantId, portion, asOf) : await stored(database, tenantId, portion);
  }
}

async function stored(database: Queryable, tenantId: string, keys: readonly string[]): Promise<TicketFact[]> {
  const rows = await database.query<{ fact: TicketFact }>(current, [TICKETS.code, keys, tenantId]);
  return rows.map(({ fact }) => fact);
}

async function folded(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
  asOf: Date,
): Promise<TicketFact[]> {
  const rows = await database.query<StoredPublicEvent & { key: string }>(past, [
    TICKETS.code,
    keys,
    tenantId,
    asOf,
  ]);
  return [...Map.groupBy(rows, ({ key }) => key).values()].map(
    (ofKey) => project(ticketFold, unseen(ticketFold), ofKey.map(storedEvent), NO_MONTHS).state.fact,
  );
}
