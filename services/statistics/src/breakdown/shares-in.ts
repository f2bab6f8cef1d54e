import type { Figures } from '../figures/figures.js';
import { type BrokenDownMonth, shareOf, type WhistleShare } from './whistle-share.js';

/** What counts in the month, and what is open now; by whistle. */
export async function sharesIn(
  month: BrokenDownMonth,
  figures: Figures,
): Promise<ReadonlyMap<string, WhistleShare>> {
  const shares = new Map<string, WhistleShare>();
  const take = async (whistles: ReturnType<Figures['openWhistles']>) => {
    for await (const { id, fact } of whistles) {
      const share = shareOf(fact, month);
      if (share) shares.set(id, share);
    }
  };
  await take(figures.whistlesMovedSince(month.span.start));
  await take(figures.openWhistles());
  return shares;
}
