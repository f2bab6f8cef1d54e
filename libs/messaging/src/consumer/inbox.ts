import { type Queryable, statement } from '@muster/persistence';

const claim = statement(
  'inbox_claim',
  `insert into inbox (consumer, message_id) select $1, unnest($2::uuid[]) on conflict do nothing returning message_id`,
);

/**
 * Claims message ids for a consumer in the effects' transaction. What was claimed before does not come back: an idempotent
 * producer does not prevent duplicates once the relay tries again, this does (ADR-0013).
 *
 * @returns the ids that are new.
 */
export async function claimMessages(
  tx: Queryable,
  consumer: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ message_id: string }>(claim, [consumer, ids]);
  return new Set(rows.map((row) => row.message_id));
}
