import { type Database, statement } from '@muster/persistence';
import { recordAction } from './operator-action.js';

const rewind = statement(
  'consumer_rewind',
  'update consumer_position set next_offset = 0 where consumer = $1 and next_offset > 0 returning topic, partition',
);

/**
 * Makes a consumer read all of its topics again from their beginnings; its inbox keeps every effect single. It may be running: its next
 * step expects another position, is refused, and it reads its positions anew – which deleting them would not bring about (ADR-0023).
 *
 * @returns how many partitions were moved.
 */
export async function rewindPositions(
  database: Database,
  consumer: string,
  operator: string,
  reason: string,
): Promise<number> {
  return database.transaction(async (tx) => {
    const moved = await tx.query(rewind, [consumer]);
    const detail = { consumer, partitions: moved.length };
    await recordAction(tx, { operator, action: 'consumers.rewind', reason, detail });
    return moved.length;
  });
}
