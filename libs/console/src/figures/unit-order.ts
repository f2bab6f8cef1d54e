import type { Rate } from './rate.ts';

/** One lucky case must not lead: a rate over fewer says too little to be put in order (kpis, fair comparison). */
export const FEWEST = 10;

/**
 * How two units stand by a rate, for a table that is sorted up or down and turns the answer round for the latter: units with a rate over
 * too few come last either way, in the order they are in.
 */
export function byRate(
  a: Rate | undefined,
  b: Rate | undefined,
  order: 'ascend' | 'descend' | null | undefined,
): number {
  const [few, fewOther] = [tooFew(a), tooFew(b)];
  if (few || fewOther) {
    const last = Number(few) - Number(fewOther);
    return order === 'descend' ? -last : last;
  }
  return a!.rate! - b!.rate!;
}

function tooFew(rate: Rate | undefined): boolean {
  return rate === undefined || rate.rate === null || rate.denominator < FEWEST;
}
