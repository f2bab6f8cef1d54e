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

  /** @param seen every partition as it is now; `end`: the offset that its next record will get. */
  look(seen: readonly (StandingPartition & { readonly end: number })[]): StandingPartition[] {
    const behind = seen.filter(({ position, end }) => end > position);
    const standing = behind.filter(
      ({ topic, partition, position }) => this.behind.get(partitionName(topic, partition)) === position,
    );
    this.behind = new Map(
      behind.map(({ topic, partition, position }) => [partitionName(topic, partition), position]),
    );
    return standing;
  }
}
