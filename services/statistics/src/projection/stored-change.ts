import type { ReceivedEvent } from '@muster/messaging';
import type { PublicEvent } from '../domain/public-event.js';

/** A change as the log keeps it: events of one key that were recorded together, in order (ADR-0227). */
export interface StoredChange {
  readonly tenant_id: string;
  readonly key: string;
  readonly first_version: number;
  readonly last_version: number;
  readonly recorded_at: Date;
  /** One for each version from the first to the last; so are the two that follow. */
  readonly types: readonly string[];
  readonly occurred_at: readonly Date[];
  readonly data: readonly Record<string, unknown>[];
}

/** The columns of `public_change` (as `change`) that a {@link StoredChange} has. */
export const STORED_CHANGE = [
  'tenant_id',
  'key',
  'first_version',
  'last_version',
  'recorded_at',
  'types',
  'occurred_at',
  'data',
]
  .map((column) => `change.${column}`)
  .join(', ');

/** The events of changes, as the folds see them. */
export function eventsOf(changes: readonly StoredChange[]): PublicEvent[] {
  return changes.flatMap((change) => {
    const recordedAt = change.recorded_at.getTime();
    return change.types.map((type, index) => ({
      type,
      version: change.first_version + index,
      time: change.occurred_at[index]!.getTime(),
      recordedAt,
      data: change.data[index]!,
    }));
  });
}

/** Who asks for one event reads its change: an import may put hundreds under one key at once. */
const MOST_EVENTS = 64;

/**
 * Takes a batch apart into what becomes a row of the log each: neighbours of one partition that are consecutive versions of a key and were
 * recorded by the same command.
 *
 * @param events of each partition in their order.
 */
export function changesIn(events: readonly ReceivedEvent[]): ReceivedEvent[][] {
  const changes: ReceivedEvent[][] = [];
  let open: ReceivedEvent[] = [];
  for (const event of events) {
    if (open.length > 0 && open.length < MOST_EVENTS && follows(event, open.at(-1)!)) open.push(event);
    else changes.push((open = [event]));
  }
  return changes;
}

function follows(event: ReceivedEvent, before: ReceivedEvent): boolean {
  return (
    event.version === before.version + 1 &&
    event.key === before.key &&
    event.tenantId === before.tenantId &&
    event.partition === before.partition &&
    event.correlationId === before.correlationId &&
    event.recordedAt.getTime() === before.recordedAt.getTime()
  );
}
