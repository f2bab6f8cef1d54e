/** A number as it is written: `units` ÷ 10^`decimals`. What was printed to the last digit is not to be changed by binary fractions. */
export interface Decimal {
  readonly units: bigint;
  /** Digits behind the point, from 0. */
  readonly decimals: number;
}

/** Not negative, at most 15 digits before the point and 6 behind it. */
export const AMOUNT = /^(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
/** Of either sign, at most 9 digits before the point and 6 behind it. */
export const PERCENT = /^-?(0|[1-9]\d{0,8})(\.\d{1,6})?$/;

/** Reads a text of the form {@link AMOUNT} or {@link PERCENT}. */
export function decimalOf(text: string): Decimal {
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  return { units: BigInt(whole + fraction), decimals: fraction.length };
}

/** Writes a number with all of its decimals, e.g. `6191.50`. */
export function decimalText({ units, decimals }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Two numbers as units of the finer of them. */
export function toSameUnits(a: Decimal, b: Decimal): { a: bigint; b: bigint; decimals: number } {
  const decimals = Math.max(a.decimals, b.decimals);
  const units = (each: Decimal) => each.units * tenTo(decimals - each.decimals);
  return { a: units(a), b: units(b), decimals };
}

/** `numerator` ÷ `denominator`, which is above 0, rounded to so many decimals; a half goes away from zero. */
export function quotient(numerator: bigint, denominator: bigint, decimals: number): Decimal {
  const doubled = 2n * numerator * tenTo(decimals);
  const half = doubled < 0n ? -denominator : denominator;
  return { units: (doubled + half) / (2n * denominator), decimals };
}

/** 10 to the power of `exponent`, from 0. */
export function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
