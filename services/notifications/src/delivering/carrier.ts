import type { Message } from '../domain/message.js';

/** Where a message goes, opened. Never logged, never stored. */
export interface Destination {
  readonly address: string;
  /** The current secret first, then one that is being replaced. */
  readonly secrets: readonly string[];
}

/**
 * How an attempt ended. `failed` is tried again, `refused` is not; `gone`: the receiver wants nothing more at this address.
 * Codes are stable and carry nothing of the receiver's answer but numbers.
 */
export type Receipt =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'failed'; readonly code: string; readonly retryAfterS?: number }
  | { readonly outcome: 'refused' | 'gone'; readonly code: string };

/** The port behind which every kind of channel stands. */
export interface Carrier {
  /**
   * Tries once. Whatever goes wrong on the way is a receipt, not an exception.
   *
   * @param now by database time, for signatures.
   */
  send(message: Message, destination: Destination, now: Date): Promise<Receipt>;
}
