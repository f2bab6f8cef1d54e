/** How values are spread; by nearest rank, so that median and p90 are values that occurred (kpis K8, B8.7). Null without values. */
export interface Distribution {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly longest: number | null;
}

/** The exact distribution of all values; no sketch. The mean is rounded to a hundredth. */
export function distributionOf(values: readonly number[]): Distribution {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) return { n, mean: null, median: null, p90: null, longest: null };
  const rank = (share: number): number => sorted[Math.ceil(share * n) - 1]!;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return { n, mean: hundredths(sum / n), median: rank(0.5), p90: rank(0.9), longest: sorted[n - 1]! };
}

/** Rounded to two digits behind the point. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
