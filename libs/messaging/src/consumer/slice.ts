import type { PutAside } from '../dead-letters/dead-letter-rows.js';
import { storedCode, storedReason } from '../dead-letters/storable.js';
import type { FetchedBatch, FetchedMessage } from '../kafka/kafka-client.js';
import type { PermanentError } from './consumer-errors.js';
import type { ReceivedEvent } from './received-event.js';

/** A fetched message after decoding: an event, nothing of interest, or the reason why it can never be one. */
export type Decoded = ReceivedEvent | PermanentError | 'ignored';

/** One fetched message with what became of it. */
export interface DecodedMessage {
  readonly message: FetchedMessage;
  readonly decoded: Decoded;
}

/** A run of one partition's messages that is applied as a whole. */
export interface Slice {
  readonly batch: FetchedBatch;
  readonly messages: readonly DecodedMessage[];
  /** The position that is expected to stand in the database. */
  readonly expected: number | null;
  /** The position after this slice. */
  readonly next: number;
}

/** Why one message was given up. */
export interface Condemned {
  readonly error: unknown;
  readonly attempts: number;
}

/** Two halves that together are the slice; the second expects what the first leaves. */
export function halve(slice: Slice): [Slice, Slice] {
  const middle = Math.ceil(slice.messages.length / 2);
  const boundary = slice.messages[middle]!.message.offset;
  return [
    { ...slice, messages: slice.messages.slice(0, middle), next: boundary },
    { ...slice, messages: slice.messages.slice(middle), expected: boundary },
  ];
}

/** The dead-letter row of a message in a slice. */
export function letterOf(
  slice: Slice,
  message: FetchedMessage,
  state: PutAside['state'],
  error: unknown,
  attempts: number,
): PutAside {
  return {
    topic: slice.batch.topic,
    partition: slice.batch.partition,
    message,
    state,
    errorCode: state === 'parked' ? null : storedCode(error),
    errorMessage: state === 'parked' ? null : storedReason(error),
    attempts,
  };
}
