/** A base from which on a percentage may stand alone; below it the change in numbers stands beside it (kpis X1: 3 → 9 is +200 %). */
export const ENOUGH_BASE = 10;

/** How much there was a year before: nothing to divide by, little, or enough for a percentage. */
export const BASES = ['none', 'small', 'enough'] as const;
export type Base = (typeof BASES)[number];

/** A number beside the one of the same months a year before. */
export interface Change {
  readonly now: number;
  readonly before: number;
  readonly difference: number;
  /** `(now − before) ÷ before`; null over 0 (kpis X1). */
  readonly ratio: number | null;
  readonly base: Base;
}

/** 同比: how a number changed against the same months of the year before (kpis X1). */
export function changeOf(now: number, before: number): Change {
  const difference = now - before;
  return { now, before, difference, ratio: before === 0 ? null : difference / before, base: baseOf(before) };
}

function baseOf(before: number): Base {
  if (before === 0) return 'none';
  return before < ENOUGH_BASE ? 'small' : 'enough';
}

/** The months of a year up to one of them, January first. @param period `YYYY-MM`. */
export function monthsUpTo(period: string): string[] {
  const { month } = Temporal.PlainYearMonth.from(period);
  return Array.from({ length: month }, (_, index) =>
    Temporal.PlainYearMonth.from(period)
      .subtract({ months: month - 1 - index })
      .toString(),
  );
}

/** So many months before a month, latest first. @param period `YYYY-MM`. */
export function monthsBefore(period: string, months: number): string[] {
  return Array.from({ length: months }, (_, index) =>
    Temporal.PlainYearMonth.from(period)
      .subtract({ months: index + 1 })
      .toString(),
  );
}

/** The same month of the year before. @param period `YYYY-MM`. */
export function yearBefore(period: string): string {
  return Temporal.PlainYearMonth.from(period).subtract({ years: 1 }).toString();
}
