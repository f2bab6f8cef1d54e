import { partitionName } from './positions.js';

/** A partition that a consumer does not read on, and where its position stands. */
export interface StandingPartition {
  readonly topic: string;
  readonly partition: number;
  readonly position: number;
}

/** Tells partitions that stand still from those that are merely behind: from one look to the next, nothing of what was there has been taken. */
export class StandingPartitions {
  private behind = new Map<string, number>();

  /** @param seen every partition as it is now; `lag`: how many records it has behind the position. */
  look(seen: readonly (StandingPartition & { readonly lag: number })[]): StandingPartition[] {
    const behind = seen.filter(({ lag }) => lag > 0);
    const standing = behind
      .filter(
        ({ topic, partition, position }) => this.behind.get(partitionName(topic, partition)) === position,
      )
      .map(({ topic, partition, position }) => ({ topic, partition, position }));
    this.behind = new Map(
      behind.map(({ topic, partition, position }) => [partitionName(topic, partition), position]),
    );
    return standing;
  }
}
