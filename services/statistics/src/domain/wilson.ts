/** Quantile of the normal distribution for 95 %. */
const Z = 1.959963984540054;

/**
 * Lower end of Wilson's 95 % interval of a proportion, 0 to 1: what a unit has shown at least. One lucky case does not lead by it (kpis,
 * fair comparison). Null over 0, and for what is no proportion.
 */
export function wilsonLowerBound(numerator: number, denominator: number): number | null {
  if (denominator <= 0 || numerator < 0 || numerator > denominator) return null;
  const share = numerator / denominator;
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * denominator)) / denominator);
  const bound = (share + Z ** 2 / (2 * denominator) - spread) / (1 + Z ** 2 / denominator);
  return Math.max(0, bound);
}
