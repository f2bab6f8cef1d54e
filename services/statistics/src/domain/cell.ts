/** The name of one figure within an alliance. `null`: the dimension does not apply, or the whole alliance is meant. */
export interface Cell {
  readonly metric: string;
  readonly part: string;
  readonly unitId: string | null;
  readonly categoryCode: string | null;
  readonly state: string | null;
  /** `YYYY-MM` in the alliance's time zone, or null for a figure without period. */
  readonly period: string | null;
}

/** What a fact adds to cells, by cell key: whole numbers only, so that they can be subtracted again exactly (kpis B8.2). */
export type Contributions = Map<string, number>;

/** A cell as one text. Ids and codes contain no slash, so the text is unambiguous. */
export function cellKey(
  metric: string,
  part: string,
  {
    unit = '',
    category = '',
    state = '',
    period = '',
  }: { unit?: string; category?: string; state?: string; period?: string },
): string {
  return `${metric}/${part}/${unit}/${category}/${state}/${period}`;
}

/** The cell behind a key made by `cellKey`. */
export function parseCellKey(key: string): Cell {
  const [metric = '', part = '', unit, category, state, period] = key.split('/');
  return {
    metric,
    part,
    unitId: unit || null,
    categoryCode: category || null,
    state: state || null,
    period: period || null,
  };
}

/** A value as a part or state of a cell: what a later minor version adds is counted apart, until a definition says what it means (ADR-0040). */
export function known(value: string, values: ReadonlySet<string>): string {
  return values.has(value) ? value : 'other';
}

/** Adds to a cell. */
export function add(cells: Contributions, key: string, amount = 1): void {
  cells.set(key, (cells.get(key) ?? 0) + amount);
}

/** Takes out what has come to nothing. */
export function withoutZeros(cells: Contributions): Contributions {
  for (const [key, amount] of cells) if (amount === 0) cells.delete(key);
  return cells;
}

/** What has to be added to the cells when one contribution replaces another; cells that do not move are left out. */
export function difference(before: Contributions, after: Contributions): Contributions {
  const deltas: Contributions = new Map();
  for (const [key, amount] of after) {
    const delta = amount - (before.get(key) ?? 0);
    if (delta !== 0) deltas.set(key, delta);
  }
  for (const [key, amount] of before) {
    if (amount !== 0 && !after.has(key)) deltas.set(key, -amount);
  }
  return deltas;
}
