import { type Queryable, statement } from '@muster/persistence';
import type { Movement } from '../domain/fold.js';
import type { CellDictionary } from './cell-dictionary.js';
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

// The time zones are looked at again: the batch may have waited for a change of one before it could hold the projection.
// Everything is written through the index of its conflict target: a plan made while a table was small never scans it later.
const write = statement(
  'write_projection',
  `with written as (
    insert into fact (projection, topic, tenant_id, key, previous, version, latest, recorded_at, fact)
    select $1, $2, tenant_id, key, previous, version, latest, recorded_at, fact
    from json_to_recordset($3::json) as given(
      tenant_id text, key text, previous bigint, version bigint, latest bigint, recorded_at timestamptz, fact json)
    on conflict (projection, topic, key) do update set
      previous = excluded.previous, version = excluded.version, latest = excluded.latest,
      recorded_at = excluded.recorded_at, fact = excluded.fact
    where fact.version = excluded.previous and fact.tenant_id = excluded.tenant_id
    returning 1
  ), ledgered as (
    insert into metric_ledger (projection, topic, tenant_id, key, first_version, last_version, recorded_at, cells, deltas)
    select $1, $2, tenant_id, key, first_version, last_version, recorded_at, cells, deltas
    from json_to_recordset($4::json) as entry(
      tenant_id text, key text, first_version bigint, last_version bigint, recorded_at timestamptz, cells int[], deltas int[])
  ), summed as (
    insert into metric_value (projection, cell_id, value)
    select $1, cell, delta from unnest($5::int[], $6::bigint[]) as moved(cell, delta) order by cell
    on conflict (projection, cell_id) do update set value = metric_value.value + excluded.value
  )
  select (select count(*) from written) as written, exists (
    select from tenant_zone zone join json_to_recordset($7::json) as used(tenant_id text, time_zone text) using (tenant_id)
    where zone.projection = $1 and zone.time_zone <> used.time_zone
  ) as other_zone`,
);

/** A row of the ledger: what the events of one commit of one key moved. */
export interface LedgerRow {
  readonly tenant_id: string;
  readonly key: string;
  readonly first_version: number;
  readonly last_version: number;
  readonly recorded_at: Date;
  readonly cells: number[];
  readonly deltas: number[];
}

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
    previous: work.before?.version ?? null,
    version: state.version,
    latest: state.latest,
    recorded_at: new Date(state.recordedAt),
    fact: state.fact,
  }));
  const moved = [...sums].filter(([, delta]) => delta !== 0).sort(([a], [b]) => a - b);
  const cells = moved.map(([cell]) => cell);
  const zones = new Map(projected.map(({ work }) => [work.tenantId, work.timeZone]));
  const [row] = await tx.query<{ written: number; other_zone: boolean }>(write, [
    projection,
    topic.code,
    JSON.stringify(facts),
    JSON.stringify(ledger),
    cells,
    moved.map(([, delta]) => delta),
    JSON.stringify([...zones].map(([tenant_id, time_zone]) => ({ tenant_id, time_zone }))),
  ]);
  if (row!.written !== facts.length || row!.other_zone) throw new FactMoved();
  return cells;
}

/** The ledger row of a movement; adds its deltas to `sums`. */
export function ledgerRow(
  tenantId: string,
  key: string,
  movement: Movement,
  ids: ReadonlyMap<string, number>,
  sums: Map<number, number>,
): LedgerRow {
  const cells: number[] = [];
  const deltas: number[] = [];
  for (const [cellKey, delta] of movement.deltas) {
    const cell = ids.get(cellKey)!;
    cells.push(cell);
    deltas.push(delta);
    sums.set(cell, (sums.get(cell) ?? 0) + delta);
  }
  return {
    tenant_id: tenantId,
    key,
    first_version: movement.firstVersion,
    last_version: movement.lastVersion,
    recorded_at: new Date(movement.recordedAt),
    cells,
    deltas,
  };
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
