import { type Queryable, statement } from '@muster/persistence';

const claim = statement(
  'inbox_claim',
  `with claimed as (
    insert into inbox (consumer, message_id) select $1, unnest($2::uuid[]) on conflict do nothing returning message_id
  )
  select unnest($2::uuid[]) as message_id except select message_id from claimed`,
);

const claimNew = statement(
  'inbox_claim_new',
  'insert into inbox (consumer, message_id) select $1, unnest($2::uuid[])',
);

/**
 * Claims message ids of which none should have been seen before, for half of what looking at each costs (ADR-0175).
 *
 * @param ids UUIDs.
 * @throws PostgreSQL's unique violation (23505) when one has; the transaction is over then, to be begun again with {@link claimMessages}.
 */
export async function claimNewMessages(
  tx: Queryable,
  consumer: string,
  ids: readonly string[],
): Promise<void> {
  await tx.query(claimNew, [consumer, `{${ids.join(',')}}`]);
}

/**
 * Claims message ids for a consumer in the effects' transaction. What was claimed before comes back: an idempotent producer does not
 * prevent duplicates once the relay tries again, this does (ADR-0013).
 *
 * @param ids UUIDs in lower case.
 * @returns the ids that were seen before; there hardly ever are any (ADR-0161).
 */
export async function claimMessages(
  tx: Queryable,
  consumer: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ message_id: string }>(claim, [consumer, `{${ids.join(',')}}`]);
  return new Set(rows.map((row) => row.message_id));
}
