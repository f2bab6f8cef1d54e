import type { Shape } from '../api/api.ts';

/** One lucky case must not lead: a rate over fewer says too little to be put in order (kpis, fair comparison). */
export const FEWEST = 10;

type Ordered = Pick<Shape<'RateView'>, 'denominator' | 'lower_bound'>;

/**
 * How two units stand by what a rate has shown at least, for a table that is sorted up or down and turns the answer round for the latter:
 * units with a rate over too few come last either way, in the order they are in.
 */
export function byRate(
  a: Ordered | undefined,
  b: Ordered | undefined,
  order: 'ascend' | 'descend' | null | undefined,
): number {
  const [few, fewOther] = [tooFew(a), tooFew(b)];
  if (few || fewOther) {
    const last = Number(few) - Number(fewOther);
    return order === 'descend' ? -last : last;
  }
  return a!.lower_bound! - b!.lower_bound!;
}

function tooFew(rate: Ordered | undefined): boolean {
  return rate === undefined || rate.lower_bound === null || rate.denominator < FEWEST;
}
