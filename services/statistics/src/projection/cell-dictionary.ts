import { type Database, statement } from '@muster/persistence';
import { parseCellKey } from '../domain/cell.js';

const provide = statement(
  'provide_cells',
  `with given as (
    select * from json_to_recordset($1::json) as given(
      tenant_id text, key text, metric text, part text, unit_id text, category_code text, state text, period text)
  ), created as (
    insert into metric_cell (tenant_id, key, metric, part, unit_id, category_code, state, period)
    select tenant_id, key, metric, part, unit_id, category_code, state, period from given order by tenant_id, key
    on conflict (tenant_id, key) do nothing returning id, tenant_id, key
  )
  select id, tenant_id, key from created
  union all
  select cell.id, cell.tenant_id, cell.key from metric_cell cell join given on (given.tenant_id, given.key) = (cell.tenant_id, cell.key)`,
);

/**
 * Small whole numbers for cells, so that ledger and values need not repeat their names. A number that was given out is committed
 * at once, apart from the batch that asked for it: what this process remembers is true even when that batch is rolled back.
 */
export class CellDictionary {
  private readonly ids = new Map<string, Map<string, number>>();

  constructor(private readonly database: Database) {}

  /** Numbers for cell keys of one alliance, known or new. */
  async provide(wanted: ReadonlyMap<string, Iterable<string>>): Promise<void> {
    for (;;) {
      const missing: object[] = [];
      for (const [tenantId, keys] of wanted) {
        const known = this.ofTenant(tenantId);
        for (const key of keys) {
          if (!known.has(key)) missing.push({ tenant_id: tenantId, key, ...columns(key) });
        }
      }
      if (missing.length === 0) return;
      // A row that another process is inserting right now is neither inserted nor seen here: ask again.
      const rows = await this.database.query<{ id: number; tenant_id: string; key: string }>(provide, [
        JSON.stringify(missing),
      ]);
      for (const { id, tenant_id, key } of rows) this.ofTenant(tenant_id).set(key, id);
    }
  }

  /** The numbers of one alliance's cells; complete for what was provided. */
  ofTenant(tenantId: string): Map<string, number> {
    let known = this.ids.get(tenantId);
    if (!known) {
      known = new Map();
      this.ids.set(tenantId, known);
    }
    return known;
  }
}

function columns(key: string): object {
  const { metric, part, unitId, categoryCode, state, period } = parseCellKey(key);
  return { metric, part, unit_id: unitId, category_code: categoryCode, state, period };
}
