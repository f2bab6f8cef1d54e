import type { Command, Poison } from './schedule.js';

/** One call of `EventStore.save` as its caller knows it. */
export interface Attempt {
  readonly id: number;
  readonly key: string;
  readonly eventIds: readonly string[];
  readonly firstVersion: number;
  readonly idempotencyKey: string | null;
  /** `open` until an answer comes; it stays so when the process dies. */
  outcome: 'open' | 'saved' | 'conflict' | 'replay' | 'error';
  error?: unknown;
  /** The attempt whose answer was replayed. */
  replayOf?: number;
}

/** What the clients of a schedule know: every event they tried to save, and what they were told. */
export class Journal {
  readonly attempts: Attempt[] = [];
  readonly poisonOf = new Map<string, Poison>();
  private lastEvent = 0;

  open({ key, events, idempotencyKey }: Command, firstVersion: number): Attempt {
    const eventIds = events.map((kind) => {
      const id = `00000000-0000-7000-8000-${(++this.lastEvent).toString(16).padStart(12, '0')}`;
      if (kind !== 'good') this.poisonOf.set(id, kind);
      return id;
    });
    const attempt: Attempt = {
      id: this.attempts.length,
      key,
      eventIds,
      firstVersion,
      idempotencyKey,
      outcome: 'open',
    };
    this.attempts.push(attempt);
    return attempt;
  }
}
