/**
 * How often something may still go wrong when it never did in `trials` attempts, with 95 % confidence: the rule of three. As a
 * percentage in words; nothing can be said without trials.
 */
export function upperBound(trials: number): string {
  if (trials === 0) return '–';
  const bound = 3 / trials;
  return bound >= 0.001
    ? `${(bound * 100).toFixed(2)} %`
    : bound.toExponential(1).replace('e-', ' × 10⁻').replace(/\d$/, superscript);
}

const superscript = (digit: string): string => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!;
