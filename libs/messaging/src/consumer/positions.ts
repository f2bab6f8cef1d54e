import { type Queryable, statement } from '@muster/persistence';
import { PositionMoved } from './consumer-errors.js';

const load = statement(
  'consumer_positions',
  'select topic, partition, next_offset from consumer_position where consumer = $1',
);

// The rows are locked in key order, so two owners that overlap after a rebalance wait for each other instead of deadlocking.
const advance = statement(
  'consumer_advance',
  `with step as (
    select * from json_to_recordset($2::json) as step(topic text, partition int, expected bigint, next bigint) order by topic, partition
  ), moved as (
    insert into consumer_position as p (consumer, topic, partition, next_offset)
    select $1, topic, partition, next from step
    on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset
    where p.next_offset = (select expected from step where (step.topic, step.partition) = (p.topic, p.partition))
    returning topic, partition
  )
  select (select json_agg(topic || '/' || partition) from moved) as moved,
    exists (select from parked_key where consumer = $1) as any_parked`,
);

/** One partition's step from the offset that is expected to stand to the next. Null when this process has never seen a position. */
export interface PositionStep {
  readonly topic: string;
  readonly partition: number;
  readonly expected: number | null;
  readonly next: number;
}

/** The name of a partition in maps and messages. */
export const partitionName = (topic: string, partition: number): string => `${topic}/${partition}`;

/** All stored positions of a consumer, by partition name. */
export async function loadPositions(db: Queryable, consumer: string): Promise<Map<string, number>> {
  const rows = await db.query<{ topic: string; partition: number; next_offset: number }>(load, [consumer]);
  return new Map(rows.map((row) => [partitionName(row.topic, row.partition), row.next_offset]));
}

/**
 * Moves the positions in the effects' transaction, and fences: when another owner has moved one of them, nothing of this
 * transaction may be kept.
 *
 * @returns whether this consumer has parked keys.
 * @throws PositionMoved
 */
export async function advancePositions(
  tx: Queryable,
  consumer: string,
  steps: readonly PositionStep[],
): Promise<boolean> {
  const [row] = await tx.query<{ moved: string[] | null; any_parked: boolean }>(advance, [
    consumer,
    JSON.stringify(steps),
  ]);
  const moved = new Set(row!.moved);
  const lost = steps
    .map((step) => partitionName(step.topic, step.partition))
    .filter((name) => !moved.has(name));
  if (lost.length > 0) throw new PositionMoved(lost);
  return row!.any_parked;
}
