import { DAY_MS } from '@muster/clock';
import { isWithin, type MonthSpan } from '../domain/month-span.js';

/** Two whistles that are so far apart are the same trouble again (kpis K15). */
export const REPEATED_WITHIN_DAYS = 30;

/** What has to be known of a whistle to say whether it repeats another. */
export interface RaisedWhistle {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly raisedAt: number;
  readonly category: string;
  readonly enterpriseId: string | null;
  readonly placeCode: string | null;
}

/** Whistles of one category. */
export interface RepeatCount {
  readonly category: string;
  readonly raised: number;
  readonly repeats: number;
}

/**
 * Counts the whistles raised in a month by category, and which of them had an earlier one of that category within 30 days, by the same
 * enterprise or about the same place (kpis K15). What became of the earlier one does not matter.
 *
 * @param whistles raised in the month or in the 30 days before it; others do no harm.
 */
export function countRepeats(whistles: readonly RaisedWhistle[], month: MonthSpan): RepeatCount[] {
  const counts = new Map<string, { raised: number; repeats: number }>();
  const last = new Map<string, number>();
  for (const whistle of whistles.toSorted(byTime)) {
    const troubles = troublesOf(whistle);
    if (isWithin(month, whistle.raisedAt)) {
      const count = counts.get(whistle.category) ?? { raised: 0, repeats: 0 };
      count.raised += 1;
      const earliest = whistle.raisedAt - REPEATED_WITHIN_DAYS * DAY_MS;
      if (troubles.some((trouble) => (last.get(trouble) ?? -Infinity) >= earliest)) count.repeats += 1;
      counts.set(whistle.category, count);
    }
    for (const trouble of troubles) last.set(trouble, whistle.raisedAt);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, count]) => ({ category, ...count }));
}

function byTime(a: RaisedWhistle, b: RaisedWhistle): number {
  return a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1);
}

function troublesOf({ category, enterpriseId, placeCode }: RaisedWhistle): string[] {
  return [
    ...(enterpriseId === null ? [] : [`${category}/enterprise/${enterpriseId}`]),
    ...(placeCode === null ? [] : [`${category}/place/${placeCode}`]),
  ];
}
