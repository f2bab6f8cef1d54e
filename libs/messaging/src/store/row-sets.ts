import { RowColumns } from '@muster/persistence';

/**
 * Rows of a service's own tables that a change brings: as JSON, or, where it pays, as columns (ADR-0168). Rows of either kind get the
 * `aggregate_id` of their change.
 */
export type RowSet =
  { readonly name: string; readonly as: 'json' } | { readonly name: string; readonly as: RowColumns<never> };

/**
 * The service's CTEs of the save statement.
 *
 * @param rowsOf gives a row set's place in a FROM clause: one that comes as columns is complete and named `given`, one that comes as JSON
 *   still needs `as given(…)` with its columns and their types.
 */
export type StateSql = (rowsOf: (set: string) => string) => string;

/** The state SQL with its row sets in place, their parameters from `$first` on. */
export function withRowSets(stateSql: string | StateSql, sets: readonly RowSet[], first: number): string {
  if (typeof stateSql === 'string') return stateSql;
  const places = new Map<string, string>();
  let next = first;
  for (const { name, as } of sets) {
    places.set(name, as === 'json' ? `json_to_recordset($${next}::json)` : as.from(next, 'given'));
    next += as === 'json' ? 1 : as.width;
  }
  return stateSql((set) => {
    const place = places.get(set);
    if (place === undefined)
      throw new RangeError(`the state SQL reads "${set}", which is no row set of its store`);
    return place;
  });
}

/** The parameters of one set. */
export function rowSetParameters({ as }: RowSet, rows: readonly object[]): unknown[] {
  return as === 'json' ? [JSON.stringify(rows)] : as.parameters(rows as never[]);
}
