import { createHash } from 'node:crypto';
import { type Composite, compositesOf } from './composite.js';
import { FLOWS } from './flows.js';
import type { Definitions } from './indicator-definition.js';
import { type CellValue, evaluate, type Measure, sum } from './measure.js';

/** A figure as it was published: of one unit, or of the alliance (null). */
export interface PrintedFigure {
  readonly unit_id: string | null;
  /** Of an indicator, or `raised`, `dispatched`, `closed`, `reopened`. */
  readonly code: string;
  readonly numerator: number;
  /** Null for a plain count. */
  readonly denominator: number | null;
  /** Clocks that still ran, in neither. */
  readonly open: number;
}

/** The three rates as one number (K4), as it was published. */
export interface PrintedScore extends Composite {
  readonly unit_id: string | null;
  readonly code: string;
}

/** The numbers of a month. What they count, the definitions of that version say. */
export interface MonthContent {
  readonly definitions_version: number;
  readonly figures: readonly PrintedFigure[];
  readonly scores: readonly PrintedScore[];
}

/** What a figure was and is; null: there is none. */
export interface Difference {
  readonly unit_id: string | null;
  readonly code: string;
  readonly before: Numbers | null;
  readonly after: Numbers | null;
}

/** The numbers of a figure. */
export type Numbers = Pick<PrintedFigure, 'numerator' | 'denominator' | 'open'>;

/**
 * The numbers of a month: counts and indicators of the alliance, and of each unit those that it has any cases of. The same cells give the same
 * content to the byte.
 *
 * @param inPeriod the alliance's cells of that month.
 */
export function monthContent(definitions: Definitions, inPeriod: readonly CellValue[]): MonthContent {
  const ofMonth = definitions.indicators.filter(({ attribution }) => attribution !== 'moment');
  const figures = [
    ...Object.entries(FLOWS).map(([code, terms]) => countOf(code, sum(terms, inPeriod))),
    ...ofMonth.flatMap(({ code, alliance }) =>
      alliance ? [figureOf(null, code, alliance.measure, inPeriod)] : [],
    ),
  ];
  const scores = scoresOf(null, figures);
  const byUnit = Map.groupBy(
    inPeriod.filter(({ unitId }) => unitId !== null),
    ({ unitId }) => unitId!,
  );
  for (const [unitId, cells] of [...byUnit].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = ofMonth
      .flatMap(({ code, unit }) => (unit ? [figureOf(unitId, code, unit.measure, cells)] : []))
      .filter(({ numerator, denominator, open }) => numerator !== 0 || denominator !== 0 || open !== 0);
    figures.push(...own);
    scores.push(...scoresOf(unitId, own).filter(({ score }) => score !== null));
  }
  return { definitions_version: definitions.version, figures, scores };
}

/** SHA-256 of the content's JSON as it stands in answers, in 64 hexadecimal digits. */
export function contentDigest(content: MonthContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** What differs between two contents of a month, in the order of the later one; figures that only the earlier has come last. */
export function differencesOf(before: MonthContent, after: MonthContent): Difference[] {
  const known = new Map(before.figures.map((figure) => [nameOf(figure), figure]));
  const differences: Difference[] = [];
  for (const figure of after.figures) {
    const was = known.get(nameOf(figure)) ?? null;
    known.delete(nameOf(figure));
    if (!was || !isSame(was, figure)) differences.push(difference(figure, was, figure));
  }
  for (const was of known.values()) differences.push(difference(was, was, null));
  return differences;
}

const nameOf = ({ unit_id, code }: PrintedFigure): string => JSON.stringify([unit_id, code]);
const isSame = (a: Numbers, b: Numbers): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator && a.open === b.open;
const numbersOf = ({ numerator, denominator, open }: Numbers): Numbers => ({ numerator, denominator, open });

function difference(
  { unit_id, code }: PrintedFigure,
  before: Numbers | null,
  after: Numbers | null,
): Difference {
  return { unit_id, code, before: before && numbersOf(before), after: after && numbersOf(after) };
}

const countOf = (code: string, numerator: number): PrintedFigure => ({
  unit_id: null,
  code,
  numerator,
  denominator: null,
  open: 0,
});

function figureOf(
  unit_id: string | null,
  code: string,
  measure: Measure,
  cells: readonly CellValue[],
): PrintedFigure {
  const { numerator, denominator, open } = evaluate(measure, cells);
  return { unit_id, code, numerator, denominator, open };
}

function scoresOf(unit_id: string | null, figures: readonly PrintedFigure[]): PrintedScore[] {
  const rates = new Map(
    figures.map(({ code, numerator, denominator }) => [code, denominator ? numerator / denominator : null]),
  );
  return compositesOf(rates).map(({ code, score, missing }) => ({ unit_id, code, score, missing }));
}
