import { type Decimal, decimalOf, decimalText, quotient, tenTo, toSameUnits } from './decimal.js';

/** A figure that somebody else published about the port (mechanisms 0.24, 2.27 to 2.30). Numbers are kept as they were printed. */
export interface ExternalFigure {
  readonly id: string;
  readonly indicatorCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly year: number;
  /** 1 to 12, not after `lastMonth`. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly value: string;
  /** The growth that was printed beside it, in percent of the same months a year before. */
  readonly yearOnYearPercent: string | null;
  readonly target: string | null;
  /** Place among its peers, from 1. */
  readonly rank: number | null;
  /** Said to be the highest ever. */
  readonly isRecord: boolean;
  readonly source: string;
}

export type ExternalFigureEvent = { readonly type: 'external_figure.recorded' } & ExternalFigure;

/** The figure after an event: what was recorded last stands, the log keeps what stood before. */
export function evolveExternalFigure(
  _figure: ExternalFigure | undefined,
  { type: _type, ...figure }: ExternalFigureEvent,
): ExternalFigure {
  return figure;
}

/** Whether the printed growth is what the two figures give (kpis X2). */
export type Check = 'agrees' | 'differs' | 'no_base' | 'not_printed';
export const CHECKS = ['agrees', 'differs', 'no_base', 'not_printed'] as const satisfies Check[];

/** What follows from a figure and the one of the same months a year before, in decimal text. */
export interface Examined {
  /** Value − base; null without a base. */
  readonly difference: string | null;
  /**
   * Growth in percent with a digit more than was printed, at least two; null without a base and over 0 (X1).
   */
  readonly computedPercent: string | null;
  readonly check: Check;
  /** What the printed growth says of the year before, as exact as the value; null when there is a base, or nothing was printed. */
  readonly impliedBefore: string | null;
  /** The base, recorded or implied, is below 10: the percentage is read with the difference (X1). */
  readonly smallBase: boolean;
  /** Null without a target. */
  readonly targetReached: boolean | null;
}

const SMALL_BASE = 10n;
const LEAST_DECIMALS = 2;

/**
 * Examines what was published (kpis X1, X2): printed and computed growth agree when they are no further apart than half a unit of the last
 * digit that was printed.
 *
 * @param before the value of the same months a year before in the same unit, null when nobody recorded it.
 */
export function examine(
  { value, yearOnYearPercent, target }: Pick<ExternalFigure, 'value' | 'yearOnYearPercent' | 'target'>,
  before: string | null,
): Examined {
  const now = decimalOf(value);
  const printed = yearOnYearPercent === null ? null : decimalOf(yearOnYearPercent);
  const base = before === null ? null : decimalOf(before);
  const growth = base && growthOf(now, base);
  const implied = !base && printed ? impliedBase(now, printed) : null;
  return {
    difference: base && differenceOf(now, base),
    computedPercent: growth && percentText(growth, printed),
    check: checkOf(printed, growth),
    impliedBefore: implied && decimalText(implied),
    smallBase: isSmall(base ?? implied),
    targetReached: target === null ? null : reaches(now, decimalOf(target)),
  };
}

/** Growth as a fraction, not rounded; `over` is above 0. */
interface Growth {
  readonly by: bigint;
  readonly over: bigint;
}

function growthOf(now: Decimal, base: Decimal): Growth | null {
  const { a, b } = toSameUnits(now, base);
  return b === 0n ? null : { by: a - b, over: b };
}

function differenceOf(now: Decimal, base: Decimal): string {
  const { a, b, decimals } = toSameUnits(now, base);
  return decimalText({ units: a - b, decimals });
}

function percentText({ by, over }: Growth, printed: Decimal | null): string {
  const decimals = Math.max(LEAST_DECIMALS, printed ? printed.decimals + 1 : 0);
  return decimalText(quotient(by * 100n, over, decimals));
}

function checkOf(printed: Decimal | null, growth: Growth | null): Check {
  if (!printed) return 'not_printed';
  if (!growth) return 'no_base';
  // |printed − computed| ≤ ½ unit of the last digit, multiplied by everything that would divide.
  const apart = printed.units * growth.over - growth.by * 100n * tenTo(printed.decimals);
  return 2n * (apart < 0n ? -apart : apart) <= growth.over ? 'agrees' : 'differs';
}

/** Value ÷ (1 + printed ÷ 100); null when it is said to have lost all that there was, or more. */
function impliedBase(now: Decimal, printed: Decimal): Decimal | null {
  const whole = 100n * tenTo(printed.decimals);
  const grownTo = whole + printed.units;
  if (grownTo <= 0n) return null;
  return quotient(now.units * whole, grownTo * tenTo(now.decimals), now.decimals);
}

function isSmall(base: Decimal | null): boolean {
  return base !== null && base.units < SMALL_BASE * tenTo(base.decimals);
}

function reaches(now: Decimal, target: Decimal): boolean {
  const { a, b } = toSameUnits(now, target);
  return a >= b;
}
