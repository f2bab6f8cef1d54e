import { binaryArray, RowColumns } from '@muster/persistence';
import type { Movement } from '../domain/fold.js';

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

type PlacedRow = Omit<LedgerRow, 'cells' | 'deltas'> & { readonly first: number; readonly last: number };

const columns = new RowColumns<PlacedRow>({
  tenant_id: 'text',
  key: 'text',
  first_version: 'bigint',
  last_version: 'bigint',
  recorded_at: 'timestamptz',
  first: 'int',
  last: 'int',
});

/** How many parameters a statement has for ledger rows. */
export const LEDGER_WIDTH = columns.width + 2;

/**
 * Ledger rows as a query of `tenant_id, key, first_version, last_version, recorded_at, cells, deltas`; its parameters begin at `$first`. The
 * cells of all rows come as one array, of which each row knows its part: `unnest` makes no arrays out of an array of arrays (ADR-0168).
 */
export function ledgerFrom(first: number): string {
  const [cells, deltas] = [first + columns.width, first + columns.width + 1];
  return `select tenant_id, key, first_version, last_version, recorded_at,
      ($${cells}::int[])[entry.first:entry.last] as cells, ($${deltas}::int[])[entry.first:entry.last] as deltas
    from ${columns.from(first, 'entry')}`;
}

/** The parameters of {@link ledgerFrom}. */
export function ledgerParameters(ledger: readonly LedgerRow[]): Buffer[] {
  let end = 0;
  const placed = ledger.map((row) => ({ ...row, first: end + 1, last: (end += row.cells.length) }));
  return [
    ...columns.parameters(placed),
    binaryArray(
      'int',
      ledger.flatMap(({ cells }) => cells),
    ),
    binaryArray(
      'int',
      ledger.flatMap(({ deltas }) => deltas),
    ),
  ];
}
