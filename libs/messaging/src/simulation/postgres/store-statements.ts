import { DatabaseError, type Execution, type Transaction } from './engine.js';
import type { EventRow } from '../../store/event-columns.js';
import type { MessagesRow } from '../../store/message-columns.js';
import { eventRows, messageRows } from './event-rows.js';
import { keyOf, type OutboxRow, type Tables } from './tables.js';

interface GivenChange {
  readonly ordinality: number;
  readonly tenant_id: string;
  readonly shard: number;
  readonly correlation_id: string | null;
  readonly traceparent: string | null;
  readonly aggregate_id: string;
  readonly expected_version: number;
  readonly new_version: number;
  readonly principal?: string;
  readonly key?: string;
  readonly fingerprint?: string;
  readonly response?: object;
}

interface Document {
  readonly changes: GivenChange[];
  readonly events: readonly EventRow[];
  readonly published: readonly MessagesRow[];
  readonly topic: string;
}

/** Models of the store's and the relay's statements, by name. `time` is the database's clock. */
export function storeStatements(tables: Tables, time: () => Date) {
  return {
    save_thing: save,
    save_thing_unguarded: saveUnguarded,
    sim_outbox: insertOutbox,
    outbox_pending: pending,
    outbox_remove: remove,
    sim_thing: thing,
  };

  // The order of the effects is PostgreSQL's: the state first, because everything joins it, then the other inserts, last to first.
  function* save(transaction: Transaction, values: readonly unknown[]): Execution {
    const document = documentOf(values);
    const replays = document.changes.flatMap((change) => {
      const used = change.key && tables.idempotencyKeys.seen(transaction, idempotencyKey(change));
      return used ? [{ change, used }] : [];
    });
    const changes = document.changes.filter((change) => !replays.some((replay) => replay.change === change));
    const saved = yield* saveThings(transaction, changes);
    yield* insertOutboxRows(transaction, document, saved);
    for (const change of document.changes) {
      if (!change.key || !saved.has(change.aggregate_id)) continue;
      const row = { fingerprint: change.fingerprint!, response: change.response! };
      if (!(yield* tables.idempotencyKeys.insert(transaction, idempotencyKey(change), row))) {
        throw new DatabaseError(
          '23505',
          'duplicate key value violates unique constraint "idempotency_key_pkey"',
        );
      }
    }
    for (const { of, version, event_id, type, occurred_at, data } of document.events) {
      const { tenant_id, aggregate_id } = document.changes[of]!;
      if (!saved.has(aggregate_id)) continue;
      const row = { tenant_id, aggregate_id, version, event_id, type, occurred_at, data };
      if (!(yield* tables.eventLog.insert(transaction, keyOf(aggregate_id, version), row))) {
        throw new DatabaseError('23505', 'duplicate key value violates unique constraint "event_log_pkey"');
      }
    }
    return [
      ...document.changes
        .filter((change) => saved.has(change.aggregate_id))
        .map(({ ordinality }) => ({ ordinality, outcome: 'saved', response: null, same_fingerprint: null })),
      ...replays.map(({ change, used }) => ({
        ordinality: change.ordinality,
        outcome: 'replay',
        response: used.response,
        same_fingerprint: used.fingerprint === change.fingerprint,
      })),
    ];
  }

  function* insertOutboxRows(
    transaction: Transaction,
    { changes, published, topic }: Document,
    saved: ReadonlySet<string>,
  ): Generator<readonly Transaction[], void> {
    for (const { of, messages } of published) {
      const { aggregate_id: key, shard, tenant_id, correlation_id, traceparent, ...change } = changes[of]!;
      if (!saved.has(key)) continue;
      const position = ++tables.lastPosition;
      yield* tables.outbox.insert(transaction, String(position), {
        position,
        ...{ shard, topic, key, tenant_id, correlation_id, traceparent, messages },
        first_version: change.expected_version + 1,
        version: change.new_version,
        recorded_at: time(),
      });
    }
  }

  // Not the kernel's: for the seeded bug that writes the outbox in a second statement.
  function* insertOutbox(transaction: Transaction, values: readonly unknown[]): Execution {
    const document = documentOf(values);
    const all = new Set(document.changes.map((change) => change.aggregate_id));
    yield* insertOutboxRows(transaction, document, all);
    return [];
  }

  // Not the kernel's: for the seeded bug that writes the state whatever its version.
  function* saveUnguarded(transaction: Transaction, values: readonly unknown[]): Execution {
    const document = documentOf(values);
    const changes = document.changes.map((change) => {
      const row = tables.things.seen(transaction, change.aggregate_id);
      return { ...change, expected_version: row?.version ?? 0 };
    });
    return yield* save(transaction, values.with(0, JSON.stringify(changes)));
  }

  // The state SQL of the kernel's own tests (testing/thing-schema.ts).
  function* saveThings(
    transaction: Transaction,
    changes: readonly GivenChange[],
  ): Generator<readonly Transaction[], Set<string>> {
    const saved = new Set<string>();
    // Which rows match is decided by the snapshot, and again when the lock has been got.
    const matching = changes.filter((change) => {
      const row = tables.things.seen(transaction, change.aggregate_id);
      return change.expected_version > 0 && matches(row, change);
    });
    for (const change of changes) {
      if (change.expected_version !== 0) continue;
      const row = { id: change.aggregate_id, tenant_id: change.tenant_id, version: change.new_version };
      if (yield* tables.things.insert(transaction, row.id, row)) saved.add(row.id);
    }
    for (const change of matching) {
      const row = yield* tables.things.lock(transaction, change.aggregate_id);
      if (!row || !matches(row, change)) continue;
      tables.things.cell(row.id).write(transaction, { ...row, version: change.new_version });
      saved.add(row.id);
    }
    return saved;
  }

  function* pending(transaction: Transaction, values: readonly unknown[]): Execution {
    const [after, shards, limit] = values as [number, number[], number];
    const rows: OutboxRow[] = [];
    for (const [, row] of tables.outbox.rows(transaction)) {
      if (row.position > after && shards.includes(row.shard)) rows.push(row);
      if (rows.length === limit) break;
    }
    return rows;
  }

  function* remove(transaction: Transaction, values: readonly unknown[]): Execution {
    const [positions] = values as [number[]];
    const seen = positions.filter((position) => tables.outbox.seen(transaction, String(position)));
    for (const position of seen) {
      const row = yield* tables.outbox.lock(transaction, String(position));
      if (row) tables.outbox.cell(String(position)).write(transaction, undefined);
    }
    return [];
  }

  function* thing(transaction: Transaction, values: readonly unknown[]): Execution {
    const row = tables.things.seen(transaction, values[0] as string);
    return row ? [{ version: row.version }] : [];
  }
}

function idempotencyKey(change: GivenChange): string {
  return keyOf(change.tenant_id, change.principal!, change.key!);
}

function matches(row: { tenant_id: string; version: number } | undefined, change: GivenChange): boolean {
  return row?.tenant_id === change.tenant_id && row.version === change.expected_version;
}

/** The save statement's parameters. */
function documentOf(values: readonly unknown[]): Document {
  const [changes, topic] = values as string[];
  return {
    changes: JSON.parse(changes!) as Document['changes'],
    events: eventRows(values),
    published: messageRows(values),
    topic: topic!,
  };
}
