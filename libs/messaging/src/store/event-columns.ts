import { RowColumns } from '@muster/persistence';

/** An event as the save statement gets it. */
export interface EventRow {
  /** The number of its change in the statement. */
  readonly of: number;
  readonly ordinality: number;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly occurred_at: Date;
  /** Serialised. */
  readonly data: string;
}

export const eventColumns = new RowColumns<EventRow>({
  of: 'int',
  ordinality: 'int',
  version: 'bigint',
  event_id: 'uuid',
  type: 'text',
  occurred_at: 'timestamptz',
  data: 'json',
});
