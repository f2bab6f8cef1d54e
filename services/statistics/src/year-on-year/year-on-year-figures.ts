import { counts } from '../domain/counts.js';
import { definitions } from '../domain/definitions.js';
import { type CellValue, evaluate, type Measure, sum } from '../domain/measure.js';
import { changeOf, monthsUpTo, yearBefore } from '../domain/year-on-year.js';
import { plainRate, type PlainRateView } from '../figures/plain-rate-view.js';
import type { ComparedCountView, ComparedIndicatorView, RateChangeView } from './year-on-year.view.js';

/** The flows that are compared; a stock has no month. */
const FLOWS: readonly string[] = ['raised', 'dispatched', 'closed', 'reopened'];

/** Two spans of months side by side: some of a year, and the same of the year before. */
class Spans {
  private readonly now: readonly CellValue[];
  private readonly before: readonly CellValue[];

  constructor(cells: readonly CellValue[], months: readonly string[]) {
    const monthsBefore = months.map(yearBefore);
    this.now = cells.filter(({ period }) => period !== null && months.includes(period));
    this.before = cells.filter(({ period }) => period !== null && monthsBefore.includes(period));
  }

  count(metric: string) {
    const terms = [{ metric }];
    return changeOf(sum(terms, this.now), sum(terms, this.before));
  }

  rate(measure: Measure): RateChangeView {
    const now = rateOf(measure, this.now);
    const before = rateOf(measure, this.before);
    const difference = now.rate === null || before.rate === null ? null : now.rate - before.rate;
    return { now, before, difference };
  }
}

function rateOf(measure: Measure, cells: readonly CellValue[]): PlainRateView {
  const { numerator, denominator } = evaluate(measure, cells);
  return plainRate(numerator, denominator);
}

/**
 * Counts and rates of a month, and of the year up to it, against the same months of the year before (kpis X1). Rates of several months
 * are their numerators over their denominators, never a mean of rates.
 *
 * @param cells of the months that {@link comparedMonths} names.
 */
export function yearOnYear(
  cells: readonly CellValue[],
  period: string,
): { counts: ComparedCountView[]; indicators: ComparedIndicatorView[] } {
  const month = new Spans(cells, [period]);
  const yearToDate = new Spans(cells, monthsUpTo(period));
  return {
    counts: counts
      .filter(({ code }) => FLOWS.includes(code))
      .map(({ code, name, term: { metric } }) => ({
        code,
        name_zh: name.zh,
        name_en: name.en,
        month: month.count(metric),
        year_to_date: yearToDate.count(metric),
      })),
    indicators: definitions.indicators
      .filter(({ attribution }) => attribution !== 'moment')
      .map(({ code, name, basis, alliance }) => ({
        code,
        name_zh: name.zh,
        name_en: name.en,
        basis,
        month: month.rate(alliance!.measure),
        year_to_date: yearToDate.rate(alliance!.measure),
      })),
  };
}

/** The months whose cells are needed. */
export function comparedMonths(period: string): string[] {
  const months = monthsUpTo(period);
  return [...months.map(yearBefore), ...months];
}
