import { DAY_MS } from '@muster/clock';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import type { Figures } from '../figures/figures.js';
import { countRepeats, REPEATED_WITHIN_DAYS } from '../whistling/repeats.js';

/** How often a category came back, and how often it stayed unsolved, in a span of time. */
export interface CategoryRates {
  readonly raised: number;
  /** Of those raised: the same trouble again (kpis K15). */
  readonly repeats: number;
  /** Call-backs of the span, and how many of them did not say that it is solved. */
  readonly callbacks: number;
  readonly unsolved: number;
}

/** As much of a whistle as the rates ask for. */
interface Seen {
  readonly id: string;
  readonly category: string;
  readonly raisedAt: number;
  /** The last call-back; null without one, or when the whistle is merged. */
  readonly callback: { readonly at: number; readonly isSolved: boolean } | null;
}

/**
 * The rates of a category in each of the spans.
 *
 * @param spans at least one, earliest first.
 */
export async function categoryRates(
  figures: Figures,
  category: string,
  spans: readonly MonthSpan[],
): Promise<CategoryRates[]> {
  const seen = await whistlesOf(figures, category, spans[0]!.start - REPEATED_WITHIN_DAYS * DAY_MS);
  const origins = await figures.origins(seen.map(({ id }) => id));
  const raised = seen.map(({ id, raisedAt }) => ({ id, category, raisedAt, ...origins.get(id)! }));
  return spans.map((span) => {
    const [counted] = countRepeats(raised, span);
    const judged = seen.filter(({ callback }) => callback && isWithin(span, callback.at));
    return {
      raised: counted?.raised ?? 0,
      repeats: counted?.repeats ?? 0,
      callbacks: judged.length,
      unsolved: judged.filter(({ callback }) => !callback!.isSolved).length,
    };
  });
}

async function whistlesOf(figures: Figures, wanted: string, since: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  for await (const { id, fact } of figures.whistlesMovedSince(since)) {
    const { state, category, raisedAt, callback: last } = fact;
    if (state === null || category !== wanted) continue;
    const counts = last !== null && state !== 'merged';
    const callback = counts ? { at: last.at, isSolved: last.solved === 'yes' } : null;
    seen.push({ id, category, raisedAt, callback });
  }
  return seen;
}
