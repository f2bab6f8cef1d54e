import type { Shape } from '../api/api.ts';

/** A rate as two whole numbers. */
export type Rate = Pick<Shape<'RateView'>, 'numerator' | 'denominator' | 'rate'>;

/** Stands where there is nothing to divide by, or to compare with. */
export const NOTHING = '–';

/** `92.3%`; a dash over nothing. What is not all of it never reads 100%, what is not nothing never 0%. */
export function rateText({ numerator, denominator, rate }: Rate): string {
  if (rate === null) return NOTHING;
  const tenths = Math.round(rate * 1000);
  if (tenths === 1000 && numerator < denominator) return '99.9%';
  if (tenths === 0 && numerator > 0) return '0.1%';
  return `${(tenths / 10).toFixed(1)}%`;
}

/** By how many percentage points a rate is above an earlier one, to a tenth; null when one of them has nothing to divide by. */
export function pointsAbove(now: Rate, earlier: Rate | undefined): number | null {
  if (now.rate === null || earlier === undefined || earlier.rate === null) return null;
  const tenths = Math.round((now.rate - earlier.rate) * 1000);
  return tenths === 0 ? 0 : tenths / 10;
}
