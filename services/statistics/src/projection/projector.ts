import type { Database, Queryable } from '@muster/persistence';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { DEFAULT_TIME_ZONE, isTimeZone } from '../domain/period.js';
import { CellDictionary } from './cell-dictionary.js';
import type { KeyWork } from './key-work.js';
import { projectBatch } from './projected-batch.js';
import { writeProjection } from './projection-writer.js';
import { changeTimeZone } from './time-zone-change.js';
import { type LoggedTopic, ORGANIZATIONS } from './topic.js';

/** Takes new events into a projection: the same code for a live batch and for a rebuild. */
export class Projector {
  readonly dictionary: CellDictionary;

  constructor(database: Database) {
    this.dictionary = new CellDictionary(database);
  }

  /**
   * Folds, and writes facts, ledger and values, in the given transaction.
   *
   * @returns the cells that moved.
   */
  async apply(
    tx: Queryable,
    projection: number,
    topic: LoggedTopic,
    work: readonly KeyWork[],
  ): Promise<number[]> {
    if (!topic.fold || work.length === 0) return [];
    const projected = projectBatch(topic.fold, work);
    const moved = await writeProjection(tx, this.dictionary, projection, topic, projected);
    if (topic === ORGANIZATIONS) {
      for (const { work: each, state } of projected) {
        const timeZone = timeZoneOf(state.fact as DirectoryFact);
        if (timeZone === each.timeZone) continue;
        moved.push(...(await changeTimeZone(tx, this.dictionary, projection, each.tenantId, timeZone)));
      }
    }
    return moved;
  }
}

/** Where the alliance's months begin; the default while it has not said, or said something that is no time zone. */
export function timeZoneOf({ timeZone }: DirectoryFact): string {
  return timeZone !== null && isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE;
}
