import { chanceOfFall } from './counts-in-time.js';
import { type Change, changeOf, monthsBefore } from './year-on-year.js';

/** As many months before one are what it is compared with, in the proposals too (kpis, theme of the month: growth vs 3-month mean). */
export const BASELINE_MONTHS = 3;
/** As many after a theme's are looked at. */
const MONTHS_AFTER = 3;

/** A month after the theme's. */
export interface MonthAfter {
  readonly period: string;
  readonly raised: number;
  readonly isOver: boolean;
  /** Against the theme's month; null while it runs. */
  readonly change: Change | null;
  /** How probable so few would be by chance, by the baseline; null while it runs. */
  readonly chance: number | null;
  /** Fewer than in the month before it; null while it runs. */
  readonly fell: boolean | null;
}

/** How many whistles a theme's category had before, in and after its month. */
export interface ThemeEffect {
  readonly raised: number;
  readonly isOver: boolean;
  /** In the three months before together. */
  readonly threeBefore: number;
  /** Those of the three months after that have begun, earliest first. */
  readonly after: readonly MonthAfter[];
  /** 環比下降: the first month after had fewer than the theme's; null while that is not over. */
  readonly fell: boolean | null;
}

/**
 * What came of a theme, as counts: the change of its category's volume after it was taken, against its own baseline (kpis, theme of the month).
 * The baseline is the three months before, not the theme's own: that was taken because it stood out, and what stands out comes down by itself.
 *
 * @param month the theme's, `YYYY-MM`. @param thisMonth the month that runs.
 * @param raisedIn whistles of the category that were raised in a month.
 */
export function themeEffect(
  month: string,
  thisMonth: string,
  raisedIn: (period: string) => number,
): ThemeEffect {
  const raised = raisedIn(month);
  const threeBefore = monthsBefore(month, BASELINE_MONTHS).reduce((sum, period) => sum + raisedIn(period), 0);
  let previous = raised;
  const after = monthsAfter(month, MONTHS_AFTER)
    .filter((period) => period <= thisMonth)
    .map((period): MonthAfter => {
      const now = raisedIn(period);
      const isOver = period < thisMonth;
      const fell = isOver ? now < previous : null;
      previous = now;
      return {
        ...{ period, raised: now, isOver, fell },
        change: isOver ? changeOf(now, raised) : null,
        chance: isOver ? chanceOfFall(now, threeBefore, BASELINE_MONTHS) : null,
      };
    });
  return { raised, isOver: month < thisMonth, threeBefore, after, fell: after[0]?.fell ?? null };
}

/** Every month that a theme's effect asks for, earliest first. @param month the theme's, `YYYY-MM`. */
export function monthsAround(month: string): string[] {
  return [...monthsBefore(month, BASELINE_MONTHS).toReversed(), month, ...monthsAfter(month, MONTHS_AFTER)];
}

function monthsAfter(period: string, months: number): string[] {
  const from = Temporal.PlainYearMonth.from(period);
  return Array.from({ length: months }, (_, index) => from.add({ months: index + 1 }).toString());
}
