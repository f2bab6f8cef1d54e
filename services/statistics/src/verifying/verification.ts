/** Something that is not as the log says. */
export interface Difference {
  readonly kind: 'fact' | 'value' | 'ledger' | 'ledger_time' | 'time_zone';
  readonly tenant_id: string;
  /** Cell key, or the key of the fact. */
  readonly key: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** The outcome of recomputing everything. */
export interface Verification {
  readonly projection: number;
  readonly events: number;
  readonly facts: number;
  readonly cells: number;
  /** Keys that wait for a missing version; not a difference. */
  readonly waiting: number;
  readonly difference_count: number;
  /** The first of them. */
  readonly differences: Difference[];
  readonly milliseconds: number;
}
