import type { Database } from '@muster/persistence';
import type { FetchedBatch, FetchedMessage } from '../kafka/kafka-client.js';
import { loadPositions, partitionName } from './positions.js';
import type { Decoded, Slice } from './slice.js';

/** What a planner needs of its consumer. */
export interface BatchPlannerOptions {
  /** The name under which positions are kept. */
  readonly consumer: string;
  readonly decode: (message: FetchedMessage, topic: string, partition: number) => Decoded;
}

/** Knows how far each partition has been applied, and what of a batch is still to be applied. */
export class BatchPlanner {
  /** As they stand in the database; undefined when they have to be read again. */
  private positions?: Map<string, number>;
  /** Partitions that have just been sent to their position because what came did not fit it. What comes then is the broker's last word. */
  private readonly soughtBack = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly options: BatchPlannerOptions,
  ) {}

  /** The stored positions, by partition name. */
  load(): Promise<Map<string, number>> {
    return loadPositions(this.database, this.options.consumer);
  }

  /** Reads the positions again before the next batch: somebody else has moved them, or the database was away. */
  forget(): void {
    this.positions = undefined;
  }

  /** The group has given out partitions anew: other owners may have moved their positions. */
  reassigned(): void {
    this.forget();
    this.soughtBack.clear();
  }

  /** The position of a batch's partition; undefined when it has to be read again. */
  positionOf(batch: FetchedBatch): number | undefined {
    return this.positions?.get(partitionName(batch.topic, batch.partition));
  }

  /** A slice has been applied and committed. */
  applied({ batch, next }: Slice): void {
    this.positions?.set(partitionName(batch.topic, batch.partition), next);
  }

  /** Compares a batch with the position in the database: what of it is still to be applied, or where to read instead. */
  async plan(batch: FetchedBatch): Promise<Slice | { seek: number }> {
    this.positions ??= await this.load();
    if (batch.isStale()) return { seek: batch.messages[0]!.offset };
    const name = partitionName(batch.topic, batch.partition);
    const expected = this.positions.get(name) ?? null;
    const from = expected ?? 0; // without a position nothing has been applied, whatever Kafka has been told
    const first = batch.messages[0]!.offset;
    const last = batch.messages.at(-1)!.offset;
    const lostTail = from > batch.endOffset; // the broker lost its tail or everything: read what it has
    if (last < from && !lostTail) {
      // Records are passed over only by the word of the database: an operator may have rewound the position (ADR-0023).
      const stored = await this.load();
      if ((stored.get(name) ?? null) === expected) return { seek: from };
      this.positions = stored;
      return this.plan(batch);
    }
    if (first <= from && !lostTail) this.soughtBack.delete(name);
    else if (!this.soughtBack.delete(name)) {
      // The batch may be older than the position. Only what comes after asking for the position itself is believed.
      this.soughtBack.add(name);
      return { seek: from };
    }
    const start = lostTail ? first : Math.max(first, from);
    const messages = batch.messages
      .filter((message) => message.offset >= start)
      .map((message) => ({
        message,
        decoded: this.options.decode(message, batch.topic, batch.partition),
      }));
    return { batch, messages, expected, next: last + 1 };
  }
}
