import { adjustedCode } from './adjusted.js';

/** One of the three rates, and what it weighs. */
export interface WeightedRate {
  readonly code: string;
  /** Hundredths. */
  readonly weight: number;
}

/** Response, resolution, satisfaction (kpis K4). Part of this release's definitions, under their version. */
export const THREE_RATES: readonly WeightedRate[] = [
  { code: 'K1', weight: 30 },
  { code: 'K2', weight: 35 },
  { code: 'K3', weight: 35 },
];

export interface Composite {
  /** 0 to 100; null when none of the rates has a denominator. */
  readonly score: number | null;
  /** The rates that had nothing to divide by: what they weigh went to the others. */
  readonly missing: readonly string[];
}

/**
 * The composite score: 100 × Σ weight × rate. The weight of a rate without denominator is spread over the others in their proportion, and the rate is
 * named, so that nobody compares such a score with a whole one unawares (kpis K4).
 */
export function compositeOf(rates: ReadonlyMap<string, number | null>): Composite {
  let weights = 0;
  let sum = 0;
  const missing: string[] = [];
  for (const { code, weight } of THREE_RATES) {
    const rate = rates.get(code) ?? null;
    if (rate === null) missing.push(code);
    else {
      weights += weight;
      sum += weight * rate;
    }
  }
  return { score: weights === 0 ? null : (100 * sum) / weights, missing };
}

/** The score before and after exclusions (`K4`, `K4a`), from the rates of both kinds by code. */
export function compositesOf(
  rates: ReadonlyMap<string, number | null>,
): (Composite & { readonly code: string; readonly basis: 'raw' | 'adjusted' })[] {
  const adjusted = new Map(THREE_RATES.map(({ code }) => [code, rates.get(adjustedCode(code)) ?? null]));
  return [
    { code: 'K4', basis: 'raw', ...compositeOf(rates) },
    { code: adjustedCode('K4'), basis: 'adjusted', ...compositeOf(adjusted) },
  ];
}
