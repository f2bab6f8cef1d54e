import { type ErrorClass, isTransient } from '@muster/persistence';

/** Trying again cannot help: the event goes to the dead letters at once and its key is parked. */
export class PermanentError extends Error {
  constructor(
    /** Stable, snake_case. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The position was moved by another owner of the partition: drop this work and read the position again. */
export class PositionMoved extends Error {
  readonly code = 'position_moved';

  constructor(readonly partitions: readonly string[]) {
    super(`another consumer has moved on: ${partitions.join(', ')}`);
  }
}

/** Decides whether an error is an outage (wait), the event's fault (dead letter) or unclear (a few tries). */
export function classify(error: unknown): ErrorClass {
  if (error instanceof PermanentError) return 'permanent';
  return isTransient(error) ? 'transient' : 'unknown';
}
