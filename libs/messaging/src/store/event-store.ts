import { validate } from '@muster/contracts';
import { currentTraceparent } from '@muster/observability';
import {
  type Database,
  isConnectionLost,
  isDeadlock,
  isUniqueViolation,
  type Queryable,
  type Statement,
  statement,
} from '@muster/persistence';
import type { BatchContext } from '../consumer/batch-context.js';
import type { Change, StoredEvent } from './change.js';
import { EventTooLarge, IdempotencyReplay, TooManyCommands, VersionConflict } from './errors.js';
import { type PackedMessage, packMessages } from '../outbox/packed-messages.js';
import { eventColumns, type EventRow } from './event-columns.js';
import { messageColumns, type MessagesRow } from './message-columns.js';
import { type RowSet, rowSetParameters, type StateSql } from './row-sets.js';
import { saveStatement } from './save-statement.js';
import { shardOf } from './shard.js';

/** What the store must know of its service. */
export interface EventStoreOptions {
  readonly service: string;
  /** The topic, with its prefix, to which the service's public events go. */
  readonly topic: string;
  readonly stateSql: string | StateSql;
  /** What the state SQL reads beside the changes. */
  readonly rowSets?: readonly RowSet[];
  /** Holds public events to their contract; replaced only in the kernel's own tests. */
  readonly validate?: (type: string, data: unknown) => void;
  /** Commands that may wait for a commit; one more is refused. Default 1000. */
  readonly mostWaiting?: number;
  /** Called after each commit that left something in the outbox. */
  readonly onCommitted: () => void;
}

interface Waiting {
  readonly change: Change;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Outcome {
  ordinality: number;
  outcome: 'saved' | 'replay';
  response: Record<string, unknown> | null;
  same_fingerprint: boolean | null;
}

const MAX_CHANGES_PER_COMMIT = 128;
const MOST_WAITING = 1_000;
/** Bytes of one public event; the broker's default limit is 1 MiB per batch. */
const MAX_EVENT_BYTES = 900_000;
/** Below so many characters no event can exceed the limit, whatever its encoding. */
const SURELY_SMALL = MAX_EVENT_BYTES / 3;

const readStream = statement(
  'read_event_stream',
  `select event_id as id, type, version, occurred_at as "occurredAt", recorded_at as "recordedAt", actor, data
   from event_log where aggregate_id = $2 and tenant_id = $1 order by version`,
);

/**
 * Saves changes: state, events and outbox rows in one statement. Changes that arrive while a commit is under way share the
 * next one, without a timer (ADR-0015): under load that halves the CPU of a command, and alone a command waits for nobody.
 */
export class EventStore {
  private readonly sql: Statement;
  private waiting: Waiting[] = [];
  private committing = false;

  constructor(
    private readonly database: Database,
    private readonly options: EventStoreOptions,
  ) {
    this.sql = saveStatement(options.service, options.stateSql, options.rowSets);
  }

  /** Commands that wait for the commit under way to end. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /**
   * Resolves when the change is committed.
   *
   * @throws TooManyCommands when too many wait already; nothing was begun.
   * @throws VersionConflict when the aggregate is no longer at `expectedVersion`.
   * @throws IdempotencyReplay when the idempotency key has been used; nothing is saved.
   * @throws ContractError for a public event that breaks its contract; nothing is saved.
   * @throws EventTooLarge for a public event over 900,000 bytes.
   * @throws the database's error otherwise; after a lost connection the outcome is unknown.
   */
  async save(change: Change): Promise<void> {
    if (this.waiting.length >= (this.options.mostWaiting ?? MOST_WAITING))
      throw new TooManyCommands(this.waiting.length);
    this.checkContract(change);
    return new Promise((resolve, reject) => {
      this.waiting.push({ change: traced(change), resolve, reject });
      if (!this.committing) void this.commitWaiting();
    });
  }

  /**
   * Saves a change in the open transaction of a consumer's batch: it is committed with the events that caused it, or not at all (ADR-0210).
   * The aggregate's row is held until then; whoever has locked it before deciding meets no other version.
   *
   * @throws as {@link save}; the caller rolls back.
   */
  async saveIn(
    { tx, afterCommit }: Pick<BatchContext, 'tx' | 'afterCommit'>,
    change: Omit<Change, 'idempotency'>,
  ): Promise<void> {
    await this.write(tx, [change]);
    afterCommit(() => this.options.onCommitted());
  }

  /**
   * Saves changes of several aggregates in a transaction of their own: all of them, or none (ADR-0219).
   *
   * @param changes of different aggregates, at most one of them with an idempotency key.
   * @throws VersionConflict when one of the aggregates has moved on, or somebody else was saving the same ones; otherwise as {@link save}.
   */
  async saveTogether(changes: readonly Change[]): Promise<void> {
    try {
      await this.database.transaction((tx) => this.write(tx, changes));
    } catch (error) {
      // Who holds one of the rows, or the key, will have committed by the time it is looked at again.
      if (isDeadlock(error) || isUniqueViolation(error)) throw new VersionConflict(changes[0]!.aggregateId);
      throw error;
    }
    this.options.onCommitted();
  }

  /** All events of one aggregate, oldest first. Another tenant's aggregate has none. */
  readStream(tenantId: string, aggregateId: string): Promise<StoredEvent[]> {
    return this.database.query<StoredEvent>(readStream, [tenantId, aggregateId]);
  }

  private async write(tx: Queryable, changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      this.checkContract(change);
      const tooLarge = oversized(change);
      if (tooLarge) throw tooLarge;
    }
    const outcomes = await tx.query<Outcome>(this.sql, this.parameters(changes.map(traced)).values);
    const settled = new Map(outcomes.map((outcome) => [outcome.ordinality, outcome]));
    changes.forEach(({ aggregateId }, ordinality) => {
      const refused = refusalOf(settled.get(ordinality), aggregateId);
      if (refused) throw refused;
    });
  }

  private checkContract({ events }: Change): void {
    const check = this.options.validate ?? validate;
    for (const { public: event } of events) if (event) check(event.type, event.data);
  }

  private async commitWaiting(): Promise<void> {
    this.committing = true;
    try {
      while (this.waiting.length > 0) {
        await this.commit(this.takeIndependent());
      }
    } finally {
      this.committing = false;
    }
  }

  // Two changes of one aggregate, or two uses of one key, must see each other: the later one waits for the next statement.
  private takeIndependent(): Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    const aggregates = new Set<string>();
    const keys = new Set<string>();
    for (const waiting of this.waiting) {
      const { aggregateId, tenantId, idempotency } = waiting.change;
      const key = idempotency && JSON.stringify([tenantId, idempotency.principal, idempotency.key]);
      const mustWait =
        taken.length >= MAX_CHANGES_PER_COMMIT ||
        aggregates.has(aggregateId) ||
        (key !== undefined && keys.has(key));
      (mustWait ? left : taken).push(waiting);
      aggregates.add(aggregateId);
      if (key) keys.add(key);
    }
    this.waiting = left;
    return taken;
  }

  private async commit(batch: Waiting[], again = false): Promise<void> {
    let outcomes: Outcome[];
    try {
      const { values, longest } = this.parameters(batch.map(({ change }) => change)); // throws for what JSON cannot hold
      if (longest > SURELY_SMALL && this.rejectOversized(batch)) {
        const rest = batch.filter(({ change }) => !oversized(change));
        return rest.length > 0 ? this.commit(rest) : undefined;
      }
      outcomes = await this.database.query<Outcome>(this.sql, values);
    } catch (error) {
      if (batch.length === 1 && isUniqueViolation(error) && !again) {
        return this.commit(batch, true); // another process has just used the key: now its answer can be read
      }
      if (batch.length === 1 || isConnectionLost(error)) {
        for (const { reject } of batch) reject(error);
      } else {
        for (const waiting of batch) await this.commit([waiting]); // one bad change must not fail its neighbours
      }
      return;
    }
    this.options.onCommitted();
    const settled = new Map(outcomes.map((outcome) => [outcome.ordinality, outcome]));
    batch.forEach(({ change, resolve, reject }, ordinality) => {
      const refused = refusalOf(settled.get(ordinality), change.aggregateId);
      if (refused) reject(refused);
      else resolve();
    });
  }

  private rejectOversized(batch: Waiting[]): boolean {
    const tooLarge = batch.map(({ change }) => oversized(change));
    batch.forEach(({ reject }, index) => tooLarge[index] && reject(tooLarge[index]));
    return tooLarge.some((error) => error !== undefined);
  }

  /** The statement's parameters, and how many characters the longest public event has. */
  private parameters(changes: readonly Change[]): { values: unknown[]; longest: number } {
    const events: EventRow[] = [];
    const published: MessagesRow[] = [];
    let longest = 0;
    const rows = changes.map((change, of) => {
      const messages: PackedMessage[] = [];
      change.events.forEach(({ id, type, occurredAt, data, public: said }, index) => {
        const version = change.expectedVersion + index + 1;
        events.push({
          of,
          ordinality: events.length,
          version,
          event_id: id,
          type,
          occurred_at: occurredAt,
          data: JSON.stringify(data),
        });
        if (!said) return;
        const payload = JSON.stringify(said.data);
        longest = Math.max(longest, payload.length);
        messages.push({ id, version, type: said.type, occurredAt: occurredAt.getTime(), payload });
      });
      if (messages.length > 0)
        published.push({ of, message_count: messages.length, messages: packMessages(messages) });
      return {
        ordinality: of,
        tenant_id: change.tenantId,
        aggregate_type: change.aggregateType,
        aggregate_id: change.aggregateId,
        expected_version: change.expectedVersion,
        new_version: change.expectedVersion + change.events.length,
        state: change.state,
        shard: shardOf(change.aggregateId),
        actor: change.actor,
        correlation_id: change.correlationId ?? change.aggregateId,
        traceparent: change.traceparent,
        ...change.idempotency,
      };
    });
    const ownRows = (this.options.rowSets ?? []).flatMap((set) =>
      rowSetParameters(
        set,
        changes.flatMap(({ aggregateId, rows: own }) =>
          (own?.[set.name] ?? []).map((row) => ({ aggregate_id: aggregateId, ...row })),
        ),
      ),
    );
    return {
      values: [
        JSON.stringify(rows),
        this.options.topic,
        ...eventColumns.parameters(events),
        ...messageColumns.parameters(published),
        ...ownRows,
      ],
      longest,
    };
  }
}

function refusalOf(outcome: Outcome | undefined, aggregateId: string): Error | undefined {
  if (!outcome) return new VersionConflict(aggregateId);
  if (outcome.outcome === 'saved') return undefined;
  return new IdempotencyReplay(outcome.response!, outcome.same_fingerprint!);
}

const traced = (change: Change): Change => ({
  ...change,
  traceparent: change.traceparent ?? currentTraceparent(),
});

// What the broker would refuse is refused before anything is stored: a message that cannot be sent would block its shard for ever.
function oversized(change: Change): EventTooLarge | undefined {
  for (const { public: event } of change.events) {
    const bytes = event ? Buffer.byteLength(JSON.stringify(event.data)) : 0;
    if (bytes > MAX_EVENT_BYTES) return new EventTooLarge(event!.type, bytes, MAX_EVENT_BYTES);
  }
  return undefined;
}
