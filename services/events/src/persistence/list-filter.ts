/** Position in a list that is sorted by start, latest first. */
export interface ListPosition {
  readonly startsAt: string;
  readonly id: string;
}

/** What lists of meetings and activities are narrowed by; absent: not narrowed. Instants in RFC 3339. */
export interface ListFilter {
  readonly kind?: string;
  /** Starts at or after. */
  readonly from?: string;
  /** Starts before. */
  readonly to?: string;
  readonly after?: ListPosition;
  /** Rows at most. */
  readonly limit: number;
}
