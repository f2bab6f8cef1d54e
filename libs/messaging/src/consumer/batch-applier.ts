import { withContext } from '@muster/observability';
import { type Database, isUniqueViolation } from '@muster/persistence';
import {
  type KeyOfRecord,
  type PutAside,
  parkedKeys,
  parkedName,
  putAside,
} from '../dead-letters/dead-letter-rows.js';
import type { BatchContext, TopicHandler } from './batch-context.js';
import { batchContext } from './batch-log-context.js';
import { PermanentError } from './consumer-errors.js';
import type { ConsumerMetrics } from './consumer-metrics.js';
import { claimMessages, claimNewMessages } from './inbox.js';
import { advancePositions } from './positions.js';
import type { ReceivedEvent } from './received-event.js';
import { type Condemned, letterOf, type Slice } from './slice.js';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import type { KillSwitch } from '../kill-switch/kill-switch.js';

/**
 * Applies slices of several partitions in one transaction: position fence, parked keys, inbox, handlers, dead letters.
 * All of it is committed, or nothing (ADR-0013).
 */
export class BatchApplier {
  constructor(
    private readonly database: Database,
    private readonly consumer: string,
    private readonly handlers: ReadonlyMap<string, TopicHandler>,
    private readonly metrics: ConsumerMetrics,
    private readonly killSwitch: KillSwitch,
  ) {}

  /**
   * Events that come again are rare: they are not looked for until one of them is in the way (ADR-0175).
   *
   * @param condemned messages that have been given up; they go to the dead letters and park their keys.
   * @returns the new dead letters.
   * @throws TooManyDeadLetters, or whatever a handler or the database throws; then nothing has happened.
   */
  async apply(
    slices: readonly Slice[],
    condemned: ReadonlyMap<FetchedMessage, Condemned>,
  ): Promise<PutAside[]> {
    try {
      return await this.attempt(slices, condemned, false);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return this.attempt(slices, condemned, true);
    }
  }

  private async attempt(
    slices: readonly Slice[],
    condemned: ReadonlyMap<FetchedMessage, Condemned>,
    repeated: boolean,
  ): Promise<PutAside[]> {
    let aside: PutAside[] = [];
    const afterCommit: (() => void)[] = [];
    await this.database.transaction(async (tx) => {
      const anyParked = await advancePositions(
        tx,
        this.consumer,
        slices.map(({ batch, expected, next }) => ({
          topic: batch.topic,
          partition: batch.partition,
          expected,
          next,
        })),
      );
      const parked = anyParked ? await parkedKeys(tx, this.consumer, keysOf(slices)) : new Set<string>();
      const { events, letters } = sort(slices, condemned, parked);
      aside = letters;
      if (letters.length > 0) this.killSwitch.admit(events.length + letters.length, letters);
      await this.handle(events, { tx, repeated, afterCommit: (action) => afterCommit.push(action) });
      if (letters.length > 0) {
        await putAside(tx, this.consumer, letters);
        afterCommit.push(() => {
          for (const { topic } of letters) this.metrics.deadLetters.inc({ topic });
        });
      }
      afterCommit.push(() => this.killSwitch.applied(slices, letters));
    });
    for (const action of afterCommit) action();
    return aside.filter(({ state }) => state === 'dead');
  }

  /**
   * Hands events to their topics' handlers, without those that the inbox has seen.
   *
   * @throws PostgreSQL's unique violation when an event was taken before and `context.repeated` did not say so.
   */
  async handle(events: readonly ReceivedEvent[], context: BatchContext): Promise<void> {
    for (const [topic, received] of Map.groupBy(events, (event) => event.topic)) {
      const handler = this.handlers.get(topic)!;
      const ofTopic =
        handler.unknownTypes === 'pass' ? received : received.filter((event) => !event.unknownType);
      if (ofTopic.length === 0) continue;
      const fresh = handler.inbox === 'own' ? ofTopic : await this.claimed(context, ofTopic);
      if (fresh.length > 0) await withContext(batchContext(fresh), () => handler.handle(fresh, context));
      context.afterCommit(() => {
        this.metrics.events.inc({ topic }, fresh.length);
        this.metrics.duplicates.inc({ topic }, ofTopic.length - fresh.length);
      });
    }
  }

  private async claimed({ tx, repeated }: BatchContext, events: ReceivedEvent[]): Promise<ReceivedEvent[]> {
    const ids = events.map((event) => event.id);
    if (!repeated) {
      await claimNewMessages(tx, this.consumer, ids);
      return events;
    }
    const seen = await claimMessages(tx, this.consumer, ids);
    // Each new id once: a relay that died after publishing delivers the same id at two offsets of one batch.
    return events.filter(({ id }) => !seen.has(id) && seen.add(id));
  }
}

function* keysOf(slices: readonly Slice[]): Generator<KeyOfRecord> {
  for (const { batch, messages } of slices) {
    for (const { message } of messages) yield { topic: batch.topic, key: message.key };
  }
}

function sort(
  slices: readonly Slice[],
  condemned: ReadonlyMap<FetchedMessage, Condemned>,
  parked: Set<string>,
): { events: ReceivedEvent[]; letters: PutAside[] } {
  const events: ReceivedEvent[] = [];
  const letters: PutAside[] = [];
  for (const slice of slices) {
    const { topic } = slice.batch;
    for (const { message, decoded } of slice.messages) {
      const givenUp = condemned.get(message);
      if (parked.size > 0 && message.key !== null && parked.has(parkedName(topic, message.key))) {
        letters.push(letterOf(slice, message, 'parked', null, 0));
      } else if (givenUp || decoded instanceof PermanentError) {
        letters.push(
          letterOf(slice, message, 'dead', givenUp ? givenUp.error : decoded, givenUp?.attempts ?? 1),
        );
        if (message.key !== null) parked.add(parkedName(topic, message.key));
      } else if (decoded !== 'ignored') {
        events.push(decoded);
      }
    }
  }
  return { events, letters };
}
