/** Somebody else changed the aggregate first: load it again and decide again. */
export class VersionConflict extends Error {
  readonly code = 'version_conflict';

  constructor(readonly aggregateId: string) {
    super(`${aggregateId} was changed by somebody else in the meantime`);
  }
}

/** The idempotency key has been used: nothing was saved; `response` is what the first request was told. */
export class IdempotencyReplay extends Error {
  readonly code = 'idempotency_replay';

  constructor(
    readonly response: Record<string, unknown>,
    /** False when the key came with another request than the first time. */
    readonly sameFingerprint: boolean,
  ) {
    super('this idempotency key has been used');
  }
}

/** The event is larger than a message may be. */
export class EventTooLarge extends Error {
  readonly code = 'event_too_large';

  constructor(type: string, bytes: number, limit: number) {
    super(`${type} has ${bytes} bytes; ${limit} are allowed`);
  }
}

/** More commands wait for a commit than may: the database is slower than they come. Nothing of this one was begun. */
export class TooManyCommands extends Error {
  readonly code = 'too_many_commands';

  constructor(waiting: number) {
    super(`${waiting} commands wait for a commit already`);
  }
}
