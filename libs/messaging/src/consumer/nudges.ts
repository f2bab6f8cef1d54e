import { partitionName } from './positions.js';
import type { StandingPartition } from './standing-partitions.js';

/** So often a partition that stands still is asked for again before the client is made anew. */
const NUDGES = 2;

/** Remembers how often each partition was found standing at one position, and so what is to be tried next (ADR-0218). */
export class Nudges {
  private counts = new Map<string, { readonly position: number; readonly times: number }>();

  /**
   * @param standing now; what is missing goes on again and is forgotten.
   * @returns `renew` when asking again has not helped some of them; else those to ask for again. Where a new client stands, too, there is
   *   nothing for it to read, a marker of somebody's transaction, say: such are left alone.
   */
  next(standing: readonly StandingPartition[]): 'renew' | readonly StandingPartition[] {
    const before = this.counts;
    const timesAt = ({ topic, partition, position }: StandingPartition): number => {
      const last = before.get(partitionName(topic, partition));
      return last?.position === position ? last.times + 1 : 1;
    };
    const counted = standing.map((each) => ({ each, times: timesAt(each) }));
    this.counts = new Map(
      counted.map(({ each: { topic, partition, position }, times }) => [
        partitionName(topic, partition),
        { position, times },
      ]),
    );
    if (counted.some(({ times }) => times === NUDGES + 1)) return 'renew';
    return counted.filter(({ times }) => times <= NUDGES).map(({ each }) => each);
  }
}
