import type { Movement } from '../domain/fold.js';

/** What a cell and its ledger should say. */
export interface ExpectedCell {
  value: number;
  checksum: number;
}

/** A prime: what the ledger says *when* is compared by Σ delta × (recorded_at in ms mod this), which netting leaves alone. */
export const CHECKSUM_MODULUS = 1_000_003;

/** Sums recomputed from the log, by alliance and cell key. */
export class ExpectedCells {
  private readonly byTenant = new Map<string, Map<string, ExpectedCell>>();

  add(tenantId: string, movements: readonly Movement[]): void {
    let cells = this.byTenant.get(tenantId);
    if (!cells) {
      cells = new Map();
      this.byTenant.set(tenantId, cells);
    }
    for (const { recordedAt, deltas } of movements) {
      const moment = recordedAt % CHECKSUM_MODULUS;
      for (const [key, delta] of deltas) {
        const cell = cells.get(key);
        if (cell) {
          cell.value += delta;
          cell.checksum += delta * moment;
        } else {
          cells.set(key, { value: delta, checksum: delta * moment });
        }
      }
    }
  }

  /** Takes a cell out; what is left in the end is missing in the database. */
  take(tenantId: string, key: string): ExpectedCell {
    const cells = this.byTenant.get(tenantId);
    const cell = cells?.get(key);
    cells?.delete(key);
    return cell ?? { value: 0, checksum: 0 };
  }

  *left(): Generator<[tenantId: string, key: string, cell: ExpectedCell]> {
    for (const [tenantId, cells] of this.byTenant)
      for (const [key, cell] of cells) yield [tenantId, key, cell];
  }
}
