import { type Queryable, statement } from '@muster/persistence';

/** Which events are published again; all of the log unless told. Bounds are inclusive, by the time of recording. */
export interface RepublishSelection {
  readonly tenant?: string | undefined;
  readonly aggregate?: string | undefined;
  /** ISO 8601. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The selection as the statements of this folder take it from `$first` on: tenant, aggregate, from, to. */
export const selectionSql = (first: number): string =>
  `($${first}::text is null or tenant_id = $${first}) and ($${first + 1}::text is null or aggregate_id = $${first + 1})
    and ($${first + 2}::timestamptz is null or recorded_at >= $${first + 2}) and ($${first + 3}::timestamptz is null or recorded_at <= $${first + 3})`;

/** The values for {@link selectionSql}. */
export const selectionValues = ({ tenant, aggregate, from, to }: RepublishSelection): (string | null)[] => [
  tenant ?? null,
  aggregate ?? null,
  from ?? null,
  to ?? null,
];

const logged = statement(
  'event_logged',
  `select exists (select from event_log where ($1::text is null or tenant_id = $1) and ($2::text is null or aggregate_id = $2)) as found`,
);

/** Whether the log has anything of what is named; what is not named matches everything. */
export async function isLogged(
  db: Queryable,
  { tenant, aggregate }: Pick<RepublishSelection, 'tenant' | 'aggregate'>,
): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(logged, [tenant ?? null, aggregate ?? null]);
  return row!.found;
}
