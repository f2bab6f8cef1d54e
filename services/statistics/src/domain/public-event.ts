/** An event of a public topic as the folds see it: what was published, nothing else. */
export interface PublicEvent {
  /** Contract type, e.g. `muster.ticket.raised.v1`. */
  readonly type: string;
  /** Version of the key, gap-free from 1. */
  readonly version: number;
  /** When it happened, epoch milliseconds; decides the period. */
  readonly time: number;
  /** When its owner committed it, epoch milliseconds; decides from when on it is visible (kpis B8.5). */
  readonly recordedAt: number;
  readonly data: Readonly<Record<string, unknown>>;
}
