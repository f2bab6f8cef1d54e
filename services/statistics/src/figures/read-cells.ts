import { type Queryable, statement } from '@muster/persistence';
import type { CellValue } from '../domain/measure.js';

// Values and ledger are read in one statement: one moment of the database, whatever is being written meanwhile. As of a moment is
// what stands now without everything that became visible later (kpis B8.4).
const cells = (
  asOf: boolean,
) => `with active as materialized (select id from projection where state = 'active')
${
  asOf
    ? `, later as materialized (
  select moved.cell, sum(moved.delta)::bigint as delta
  from active join metric_ledger entry on entry.projection = active.id and entry.tenant_id = $1 and entry.recorded_at > $4
  cross join lateral unnest(entry.cells, entry.deltas) as moved(cell, delta) group by moved.cell)`
    : ''
}
select cell.metric, cell.part, cell.unit_id as "unitId", cell.category_code as "categoryCode", cell.state, cell.period,
  ${asOf ? 'coalesce(value.value, 0) - coalesce(later.delta, 0)' : 'value.value'} as value
from active
join metric_cell cell on cell.tenant_id = $1
${asOf ? 'left ' : ''}join metric_value value on value.projection = active.id and value.cell_id = cell.id
${asOf ? 'left join later on later.cell = cell.id' : ''}
where (cell.period is null or cell.period = any($2) or cell.metric = any($3))`;

const current = statement('cells_now', cells(false));
const past = statement('cells_as_of', cells(true));

/** Which cells to read. */
export interface CellQuery {
  readonly tenantId: string;
  /** Months, `YYYY-MM`; cells without one always come along. */
  readonly periods?: readonly string[];
  /** Metrics of which every period is wanted: stocks are added up over all of them. */
  readonly everyPeriodOf?: readonly string[];
  /** What was recorded until then (inclusive); null: everything. */
  readonly asOf?: Date | null;
}

/** Cells of the active projection that are not 0, now or as of a moment. */
export async function readCells(
  database: Queryable,
  { tenantId, periods = [], everyPeriodOf = [], asOf = null }: CellQuery,
): Promise<CellValue[]> {
  const values = [tenantId, periods, everyPeriodOf];
  const rows = await (asOf === null
    ? database.query<CellValue>(current, values)
    : database.query<CellValue>(past, [...values, asOf]));
  return rows.filter(({ value }) => value !== 0);
}
