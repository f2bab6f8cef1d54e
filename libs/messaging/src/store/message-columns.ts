import { RowColumns } from '@muster/persistence';

/** What a change publishes, as the save statement gets it; a change that publishes nothing has none. */
export interface MessagesRow {
  /** The number of its change in the statement. */
  readonly of: number;
  readonly message_count: number;
  /** Packed, see `packMessages`. */
  readonly messages: string;
}

export const messageColumns = new RowColumns<MessagesRow>({
  of: 'int',
  message_count: 'int',
  messages: 'text',
});
