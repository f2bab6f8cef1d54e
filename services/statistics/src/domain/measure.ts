import type { Cell } from './cell.js';

/** A figure as it stands: a cell with its value. */
export interface CellValue extends Cell {
  readonly value: number;
}

/** Cells that are added up, each `weight` times (default 1). */
export interface Term {
  readonly metric: string;
  readonly parts?: readonly string[];
  readonly states?: readonly string[];
  readonly weight?: number;
}

/** How a rate, or a plain number, is added up from cells. */
export interface Measure {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[];
  /** Clocks that still run; the cohort is mature when there are none. */
  readonly open?: readonly Term[];
  /** Further numbers that must stand beside the rate, by name. */
  readonly shown?: Readonly<Record<string, readonly Term[]>>;
}

/** A rate as two whole numbers; the quotient is for reading only and null when there is nothing to divide by. */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
  readonly open: number;
  readonly mature: boolean;
  readonly shown: Readonly<Record<string, number>>;
}

/** Adds up a measure over the given cells; the caller has chosen period, unit or alliance. */
export function evaluate(measure: Measure, cells: readonly CellValue[]): Figure {
  const numerator = sum(measure.numerator, cells);
  const denominator = sum(measure.denominator, cells);
  const open = sum(measure.open ?? [], cells);
  return {
    numerator,
    denominator,
    rate: denominator === 0 ? null : numerator / denominator,
    open,
    mature: open === 0,
    shown: Object.fromEntries(
      Object.entries(measure.shown ?? {}).map(([name, terms]) => [name, sum(terms, cells)]),
    ),
  };
}

/** Σ weight × value over the cells that the terms name. */
export function sum(terms: readonly Term[], cells: readonly CellValue[]): number {
  let total = 0;
  for (const term of terms) {
    for (const cell of cells) if (matches(term, cell)) total += (term.weight ?? 1) * cell.value;
  }
  return total;
}

/** Does the term count this cell? */
export function matches(
  { metric, parts, states }: Term,
  cell: Pick<Cell, 'metric' | 'part' | 'state'>,
): boolean {
  return (
    cell.metric === metric &&
    (parts === undefined || parts.includes(cell.part)) &&
    (states === undefined || (cell.state !== null && states.includes(cell.state)))
  );
}

/** Every term of a measure, whatever its part in it. */
export function termsOf({ numerator, denominator, open = [], shown = {} }: Measure): Term[] {
  return [...numerator, ...denominator, ...open, ...Object.values(shown).flat()];
}
