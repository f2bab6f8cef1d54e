import { type Queryable, statement } from '@muster/persistence';
import { type Fold, type Movement, project, unseen } from '../domain/fold.js';
import { periodsIn } from '../domain/period.js';
import type { CellDictionary } from './cell-dictionary.js';
import { ledgerFrom, ledgerParameters, type LedgerRow, ledgerRow } from './ledger-rows.js';
import { eventsOf, STORED_CHANGE, type StoredChange } from './stored-change.js';
import { loggedTopics } from './topic.js';

// The lock waits for batches under way everywhere and holds up new ones: none may count by the old months any more.
const holdProjection = statement('hold_projection', 'select id from projection where id = $1 for update');

const setTimeZone = statement(
  'set_time_zone',
  `insert into tenant_zone (projection, tenant_id, time_zone) values ($1, $2, $3)
   on conflict (projection, tenant_id) do update set time_zone = excluded.time_zone`,
);

const foldedChanges = statement(
  'folded_changes',
  `select ${STORED_CHANGE} from (
     select fact.topic, fact.key, fact.version from fact
     where fact.projection = $1 and fact.topic = $2 and fact.tenant_id = $3 and fact.key > $4
     order by fact.key limit 500
   ) page
   join public_change change on change.topic = page.topic and change.key = page.key and change.first_version <= page.version
   order by change.key, change.last_version`,
);

const dropLedger = statement(
  'drop_tenant_ledger',
  `with gone as (
     delete from metric_ledger where projection = $1 and tenant_id = $2 and topic = $3 returning cells, deltas
   )
   select moved.cell, sum(moved.delta)::bigint as delta from gone cross join lateral unnest(gone.cells, gone.deltas) as moved(cell, delta)
   group by moved.cell`,
);

const rewrite = statement(
  'rewrite_ledger',
  `insert into metric_ledger (projection, topic, tenant_id, key, first_version, last_version, recorded_at, cells, deltas)
   select $1, $2, entry.* from (${ledgerFrom(3)}) as entry`,
);

const addToValues = statement(
  'add_to_values',
  `insert into metric_value (projection, cell_id, value)
   select $1, cell, delta from unnest($2::int[], $3::bigint[]) as moved(cell, delta) order by cell
   on conflict (projection, cell_id) do update set value = metric_value.value + excluded.value`,
);

/**
 * Counts again, by the months of another time zone, whatever an alliance has that counts by months: whistles and projects. It happens
 * when the directory turns up after the first of them, or is corrected; figures then are what they would have been from the beginning,
 * so that they never depend on the order in which topics were read (ADR-0081).
 *
 * @returns the cells that moved.
 */
export async function changeTimeZone(
  tx: Queryable,
  dictionary: CellDictionary,
  projection: number,
  tenantId: string,
  timeZone: string,
): Promise<number[]> {
  await tx.query(holdProjection, [projection]);
  await tx.query(setTimeZone, [projection, tenantId, timeZone]);
  const sums = new Map<number, number>();
  for (const { code, fold } of loggedTopics) {
    if (!fold || fold.timeless) continue;
    await recount({ tx, dictionary, projection, tenantId, timeZone, sums }, code, fold);
  }
  const moved = [...sums].filter(([, delta]) => delta !== 0).sort(([a], [b]) => a - b);
  const cells = moved.map(([cell]) => cell);
  await tx.query(addToValues, [projection, cells, moved.map(([, delta]) => delta)]);
  return cells;
}

interface Change {
  readonly tx: Queryable;
  readonly dictionary: CellDictionary;
  readonly projection: number;
  readonly tenantId: string;
  readonly timeZone: string;
  /** What each cell moves by. */
  readonly sums: Map<number, number>;
}

/** Writes the ledger of a topic anew. */
async function recount(change: Change, topic: number, fold: Fold<unknown>): Promise<void> {
  const { tx, dictionary, projection, tenantId, timeZone, sums } = change;
  const before = await tx.query<{ cell: number; delta: number }>(dropLedger, [projection, tenantId, topic]);
  for (const { cell, delta } of before) sums.set(cell, (sums.get(cell) ?? 0) - delta);
  for (let after = ''; ;) {
    const rows = await tx.query<StoredChange>(foldedChanges, [projection, topic, tenantId, after]);
    if (rows.length === 0) return;
    const movements = [...Map.groupBy(rows, (row) => row.key)].map(
      ([key, changes]) => [key, movementsOf(fold, changes, timeZone)] as const,
    );
    await dictionary.provide(new Map([[tenantId, cellKeysOf(movements)]]));
    const ids = dictionary.ofTenant(tenantId);
    const ledger: LedgerRow[] = movements.flatMap(([key, ofKey]) =>
      ofKey.map((movement) => ledgerRow(tenantId, key, movement, ids, sums)),
    );
    await tx.query(rewrite, [projection, topic, ...ledgerParameters(ledger)]);
    after = rows.at(-1)!.key;
  }
}

function movementsOf(fold: Fold<unknown>, changes: readonly StoredChange[], timeZone: string): Movement[] {
  return project(fold, unseen(fold), eventsOf(changes), periodsIn(timeZone)).movements;
}

function cellKeysOf(movements: readonly (readonly [string, readonly Movement[]])[]): Set<string> {
  const keys = new Set<string>();
  for (const [, ofKey] of movements)
    for (const { deltas } of ofKey) for (const key of deltas.keys()) keys.add(key);
  return keys;
}
