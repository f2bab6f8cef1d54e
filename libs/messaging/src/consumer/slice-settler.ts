import { backOffMs, pause, type Scheduler } from '@muster/persistence';
import type { PutAside } from '../dead-letters/dead-letter-rows.js';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import type { KillSwitch } from '../kill-switch/kill-switch.js';
import { TooManyDeadLetters } from '../kill-switch/too-many-dead-letters.js';
import type { BatchApplier } from './batch-applier.js';
import { messageFields } from './batch-log-context.js';
import type { BatchPlanner } from './batch-planner.js';
import { classify, PositionMoved } from './consumer-errors.js';
import type { ConsumerMetrics } from './consumer-metrics.js';
import { type Condemned, halve, type Slice } from './slice.js';

/** What a settler works with. */
export interface SliceSettlerParts {
  readonly applier: BatchApplier;
  readonly planner: BatchPlanner;
  readonly killSwitch: KillSwitch;
  readonly metrics: ConsumerMetrics;
  readonly scheduler: Scheduler;
  /** Aborted when the consumer stops: what is not settled then is left to the next owner. */
  readonly stopping: AbortSignal;
  readonly log?: ((level: 'warn' | 'error', message: string, details: object) => void) | undefined;
}

const UNKNOWN_ERROR_TRIES = 3;
const FIRST_BACKOFF_MS = 50;
const MAX_BACKOFF_MS = 5_000;

/**
 * Brings slices to an end: applied, or partly put aside. Outages are waited out, whatever they last. An event that cannot be applied is
 * found by bisection, put into the dead letters and its key parked; everything else is applied.
 */
export class SliceSettler {
  constructor(private readonly parts: SliceSettlerParts) {}

  /** Resolves when all is settled, or has become somebody else's: then positions tell. */
  settle(slices: readonly Slice[]): Promise<void> {
    return this.settleWith(slices, new Map());
  }

  private async settleWith(
    slices: readonly Slice[],
    condemned: Map<FetchedMessage, Condemned>,
  ): Promise<void> {
    const { applier, planner, killSwitch, metrics, stopping, log } = this.parts;
    for (let attempt = 1; ; attempt++) {
      if (killSwitch.reason) await killSwitch.passable(() => slices.every(({ batch }) => batch.isStale()));
      const live = slices.filter(({ batch }) => !batch.isStale());
      if (live.length === 0 || stopping.aborted) return;
      try {
        const dead = await applier.apply(live, condemned);
        for (const letter of dead) this.logDead(letter, condemned.get(letter.message));
        for (const slice of live) planner.applied(slice);
        return;
      } catch (error) {
        if (error instanceof PositionMoved) {
          log?.('warn', 'another consumer moved the position; reading it again', {
            partitions: error.partitions,
          });
          planner.forget();
          return;
        }
        if (error instanceof TooManyDeadLetters) {
          killSwitch.halt(error, live);
          // What is tried again after the pause is given every chance once more.
          for (const { messages } of live) for (const { message } of messages) condemned.delete(message);
          attempt = 0;
          continue;
        }
        const kind = classify(error);
        metrics.retries.inc({ class: kind });
        if (kind === 'transient') {
          log?.('warn', 'the database cannot be used now; waiting', { attempt, error });
          await this.backOff(attempt);
        } else if (live.length > 1) {
          for (const slice of live) await this.settleWith([slice], condemned);
          return;
        } else if (live[0]!.messages.length > 1) {
          for (const half of halve(live[0]!)) await this.settleWith([half], condemned);
          return;
        } else if (kind === 'permanent' || attempt >= UNKNOWN_ERROR_TRIES) {
          const { message } = live[0]!.messages[0]!;
          if (condemned.has(message)) throw error; // not even the dead letter could be written: a bug here, not in the event
          condemned.set(message, { error, attempts: attempt });
        } else {
          await this.backOff(attempt);
        }
      }
    }
  }

  private logDead({ message, topic, partition, errorCode }: PutAside, given: Condemned | undefined): void {
    const text = 'an event could not be applied; it is now a dead letter and its key is parked';
    const why = { error_code: errorCode, ...(given ? { error: given.error } : {}) };
    this.parts.log?.('error', text, { ...messageFields(message, topic, partition), ...why });
  }

  private backOff(attempt: number): Promise<void> {
    const { scheduler, stopping } = this.parts;
    return pause(scheduler, backOffMs(scheduler, attempt, FIRST_BACKOFF_MS, MAX_BACKOFF_MS), stopping);
  }
}
