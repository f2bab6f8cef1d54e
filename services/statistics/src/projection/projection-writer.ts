import { type Queryable, RowColumns, statement } from '@muster/persistence';
import type { CellDictionary } from './cell-dictionary.js';
import { LEDGER_WIDTH, ledgerFrom, ledgerParameters, type LedgerRow, ledgerRow } from './ledger-rows.js';
import type { ProjectedKey } from './projected-batch.js';
import type { LoggedTopic } from './topic.js';

/** Somebody else has moved what this batch was computed from: take the batch again. */
export class FactMoved extends Error {
  /** PostgreSQL's code for a serialisation failure, so that the batch is simply tried again. */
  readonly code = '40001';

  constructor() {
    super('a fact or a time zone was changed by somebody else while events were being folded');
  }
}

interface FactRow {
  readonly tenant_id: string;
  readonly key: string;
  /** What `version` and `latest` came to before. Neither ever goes back, so that whoever moves one of them moves the sum. */
  readonly previous: number | null;
  readonly version: number;
  readonly latest: number;
  readonly recorded_at: number;
  /** Serialised. */
  readonly fact: string;
}

const factColumns = new RowColumns<FactRow>({
  tenant_id: 'text',
  key: 'text',
  previous: 'bigint',
  version: 'bigint',
  latest: 'bigint',
  recorded_at: 'timestamptz',
  fact: 'json',
});
const movedColumns = new RowColumns<{ cell: number; delta: number }>({ cell: 'int', delta: 'bigint' });
const zoneColumns = new RowColumns<{ tenant_id: string; time_zone: string }>({
  tenant_id: 'text',
  time_zone: 'text',
});
const FACTS_FROM = 3;
const LEDGER_FROM = FACTS_FROM + factColumns.width;
const MOVED_FROM = LEDGER_FROM + LEDGER_WIDTH;
const ZONES_FROM = MOVED_FROM + movedColumns.width;

// The time zones are looked at again: the batch may have waited for a change of one before it could hold the projection.
// Everything is written through the index of its conflict target: a plan made while a table was small never scans it later.
const write = statement(
  'write_projection',
  `with written as (
    insert into fact (projection, topic, tenant_id, key, previous, version, latest, recorded_at, fact)
    select $1, $2, tenant_id, key, previous, version, latest, recorded_at, fact
    from ${factColumns.from(FACTS_FROM, 'given')}
    on conflict (projection, topic, key) do update set
      previous = excluded.previous, version = excluded.version, latest = excluded.latest,
      recorded_at = excluded.recorded_at, fact = excluded.fact
    where fact.version + fact.latest = excluded.previous and fact.tenant_id = excluded.tenant_id
    returning 1
  ), ledgered as (
    insert into metric_ledger (projection, topic, tenant_id, key, first_version, last_version, recorded_at, cells, deltas)
    select $1, $2, entry.* from (${ledgerFrom(LEDGER_FROM)}) as entry
  ), summed as (
    insert into metric_value (projection, cell_id, value)
    select $1, cell, delta from ${movedColumns.from(MOVED_FROM, 'moved')} order by cell
    on conflict (projection, cell_id) do update set value = metric_value.value + excluded.value
  )
  select (select count(*) from written) as written, exists (
    select from tenant_zone zone join ${zoneColumns.from(ZONES_FROM, 'used')} using (tenant_id)
    where zone.projection = $1 and zone.time_zone <> used.time_zone
  ) as other_zone`,
);

/**
 * Writes facts, ledger and values in one statement. Values are locked in the order of their cells, so that batches of several
 * processes wait for each other instead of deadlocking.
 *
 * @returns the cells that moved.
 * @throws FactMoved
 */
export async function writeProjection(
  tx: Queryable,
  dictionary: CellDictionary,
  projection: number,
  topic: LoggedTopic,
  projected: readonly ProjectedKey[],
): Promise<number[]> {
  if (projected.length === 0) return [];
  await dictionary.provide(cellsOf(projected));
  const ledger: LedgerRow[] = [];
  const sums = new Map<number, number>();
  for (const { work, movements } of projected) {
    const ids = dictionary.ofTenant(work.tenantId);
    for (const movement of movements) ledger.push(ledgerRow(work.tenantId, work.key, movement, ids, sums));
  }
  const facts = projected.map(({ work, state }) => ({
    tenant_id: work.tenantId,
    key: work.key,
    previous: work.before && work.before.version + work.before.latest,
    version: state.version,
    latest: state.latest,
    recorded_at: state.recordedAt,
    fact: JSON.stringify(state.fact),
  }));
  const moved = [...sums]
    .map(([cell, delta]) => ({ cell, delta }))
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => a.cell - b.cell);
  const zones = new Map(projected.map(({ work }) => [work.tenantId, work.timeZone]));
  const [row] = await tx.query<{ written: number; other_zone: boolean }>(write, [
    projection,
    topic.code,
    ...factColumns.parameters(facts),
    ...ledgerParameters(ledger),
    ...movedColumns.parameters(moved),
    ...zoneColumns.parameters([...zones].map(([tenant_id, time_zone]) => ({ tenant_id, time_zone }))),
  ]);
  if (row!.written !== facts.length || row!.other_zone) throw new FactMoved();
  return moved.map(({ cell }) => cell);
}

/** The keys of all cells that move, by alliance. */
export function cellsOf(projected: readonly ProjectedKey[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { work, movements } of projected) {
    let keys = wanted.get(work.tenantId);
    if (!keys) {
      keys = new Set();
      wanted.set(work.tenantId, keys);
    }
    for (const { deltas } of movements) for (const key of deltas.keys()) keys.add(key);
  }
  return wanted;
}
