import type { Queryable } from '@muster/persistence';
import type { ReceivedEvent } from './received-event.js';

/** What a handler gets beside its events. */
export interface BatchContext {
  /** The transaction that also holds the inbox and the position: whatever is written here happens exactly once, or not at all. */
  readonly tx: Queryable;
  /**
   * False while nothing says that an event has been taken before. A handler with an inbox of its own may then write without looking: at a unique
   * violation the batch is taken again, in a new transaction, with `repeated` set.
   */
  readonly repeated: boolean;
  /** Runs after the commit, in this process only; for waking things up, not for anything that must happen. */
  afterCommit(action: () => void): void;
}

/** A consumer's handler for one topic: new events, in order per key. */
export type BatchHandler = (events: ReceivedEvent[], context: BatchContext) => Promise<void>;

/** How a topic is consumed. */
export interface TopicHandler {
  readonly handle: BatchHandler;
  /**
   * `kernel`: duplicates are removed by the kernel's inbox. `own`: the handler removes them itself in the same transaction.
   */
  readonly inbox: 'kernel' | 'own';
  /**
   * Events of types that this release does not know, with valid envelopes: `ignore` them, or `pass` them on (ReceivedEvent.unknownType)
   * to a handler that keeps a key's versions without gaps. Default `ignore`.
   */
  readonly unknownTypes?: 'ignore' | 'pass';
  /** The contract types that are read; all of the topic's unless told. */
  readonly types?: readonly string[];
}
