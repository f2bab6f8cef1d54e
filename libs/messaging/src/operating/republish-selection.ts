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
