import { Fault } from './fault.js';

/** A campaign has at most so many. */
export const MOST_INDICATORS = 10;

export const BETTER = ['higher', 'lower'] as const;

/** A value as it was measured on a day `YYYY-MM-DD`. */
export interface Measured {
  readonly value: number;
  readonly on: string;
}

/** Something that is measured before a campaign and after it: 治理前后对比 (mechanisms 3.26). */
export interface Indicator {
  /** As somebody wrote it: it does not leave the service. */
  readonly name: string;
  /** Unit of measure, likewise. */
  readonly unit: string;
  /** Which direction is better. */
  readonly better: (typeof BETTER)[number];
  /** Null: not measured yet. */
  readonly before: Measured | null;
  readonly after: Measured | null;
}

export type Verdict = 'better' | 'worse' | 'unchanged';

/** What has become of an indicator. */
export interface Change {
  /** After minus before, in its own unit. */
  readonly absolute: number;
  /** Of the value before, in percent with one decimal; null when that is 0. */
  readonly percent: number | null;
  readonly verdict: Verdict;
}

/** Undefined until it is measured before and after. */
export function changeOf({ before, after, better }: Indicator): Change | undefined {
  if (!before || !after) return undefined;
  const absolute = rounded(after.value - before.value, 4);
  const percent = before.value === 0 ? null : rounded((absolute / Math.abs(before.value)) * 100, 1);
  if (absolute === 0) return { absolute, percent, verdict: 'unchanged' };
  return { absolute, percent, verdict: absolute > 0 === (better === 'higher') ? 'better' : 'worse' };
}

/** How many there are, how many of them are measured before and after, and how many of those are better than before. */
export function tallyOf(indicators: readonly Indicator[]) {
  const changes = indicators.flatMap((indicator) => changeOf(indicator) ?? []);
  return {
    indicators: indicators.length,
    measured: changes.length,
    better: changes.filter(({ verdict }) => verdict === 'better').length,
  };
}

/** @throws Fault `repeated_indicator`, `measured_before_before` at the place in the list. */
export function assertIndicators(indicators: readonly Indicator[]): void {
  indicators.forEach(({ name, before, after }, at) => {
    if (indicators.findIndex((other) => other.name === name) < at)
      throw new Fault('invalid', 'repeated_indicator', `/indicators/${at}/name`);
    if (before && after && after.on < before.on)
      throw new Fault('invalid', 'measured_before_before', `/indicators/${at}/after/on`);
  });
}

// Values have four decimals at most; what binary fractions add is not theirs.
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}
