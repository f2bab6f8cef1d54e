import type {
  ChangePart,
  KafkaPart,
  NamedStatement,
  Query,
  Sabotage,
  SessionPart,
  Values,
} from './sabotage.js';

const SAVE = 'save_escalation';
/** How far the local clock is ahead. */
const SKEW_MS = 40_000;

/** Whatever is about to be saved is published first; when the save then fails, it has never happened. */
export const publishBeforeCommit: Sabotage = ({ EventStore, KafkaJsClient, encoder, bite }) => {
  let kafka: KafkaPart | undefined;
  const { createTopics } = KafkaJsClient.prototype;
  KafkaJsClient.prototype.createTopics = function (topics) {
    kafka = this;
    return createTopics.call(this, topics);
  };
  const { save } = EventStore.prototype;
  const toMessages = encoder({ service: 'escalation', publicUrl: 'http://localhost:8080' });
  EventStore.prototype.save = async function (change) {
    if (kafka && this.options.service === 'escalation') {
      bite();
      await kafka.publish(toMessages(rowOf(change, this.options.topic))).catch(() => undefined);
    }
    return save.call(this, change);
  };
};

/** The outbox row, as the relay would find it. */
function rowOf({ tenantId, aggregateId, expectedVersion, events }: ChangePart, topic: string): object {
  const lines = events.flatMap(({ id, occurredAt, public: event }, index) => {
    const version = expectedVersion + index + 1;
    return event ? [id, version, event.type, occurredAt.getTime(), JSON.stringify(event.data)] : [];
  });
  return {
    topic,
    key: aggregateId,
    tenant_id: tenantId,
    recorded_at: events[0]!.occurredAt,
    correlation_id: aggregateId,
    traceparent: null,
    messages: lines.join('\n'),
  };
}

/** The version check and the key that stands behind it are gone: of two commands at once, both are saved. */
export const versionGuardOff: Sabotage = ({ Database, bite }) => {
  const { query } = Database.prototype;
  let unlocked: Promise<unknown> | undefined;
  Database.prototype.query = async function (sql, values = []) {
    if (sql.name !== SAVE) return query.call(this, sql, values);
    unlocked ??= query.call(this, {
      name: 'seeded_unlock',
      text: 'alter table event_log drop constraint if exists event_log_pkey',
    });
    await unlocked;
    bite();
    const text = sql.text.replaceAll(/and ticket\.version = given\.expected_version/g, '');
    if (text === sql.text) throw new Error('the version guard is not where it was');
    return query.call(this, { name: 'seeded_save', text }, values);
  };
};

/** What the broker does not take is taken for sent. */
export const relaySkipsOnError: Sabotage = ({ KafkaJsClient, bite }) => {
  const { publish } = KafkaJsClient.prototype;
  KafkaJsClient.prototype.publish = async function (messages) {
    await publish.call(this, messages).catch(bite);
  };
};

/** Messages leave the outbox when they are read, not when the broker has them. */
export const deletedBeforeAcknowledgement: Sabotage = ({ Database, bite }) => {
  const { session } = Database.prototype;
  Database.prototype.session = async function () {
    const client = await session.call(this);
    const query = client.query.bind(client) as SessionPart['query'];
    client.query = async (request, ...more) => {
      const reply = await query(request, ...more);
      if (typeof request === 'string' || request.name !== 'outbox_pending' || reply.rows.length === 0)
        return reply;
      bite();
      const positions = (reply.rows as { position: number }[]).map(({ position }) => position);
      await query({ text: 'delete from outbox where position = any($1::bigint[])', values: [positions] });
      return reply;
    };
    return client;
  };
};

/** Whistles are saved alone; their assignments follow in a statement of their own. */
export const fanOutOutsideTransaction: Sabotage = ({ Database, bite }) => {
  const { query } = Database.prototype;
  Database.prototype.query = async function (sql: NamedStatement, values: Values = []) {
    if (sql.name !== SAVE) return query.call(this, sql, values);
    const { from, parameters } = assignmentsOf(sql.text);
    const none = values.map((value, index) =>
      parameters.includes(index + 1) ? emptied(value as Buffer) : value,
    );
    const saved = await query.call(this, sql, none);
    bite();
    const assignments = parameters.map((number) => values[number - 1]);
    await saveAssignments(query.bind(this), values[0] as string, from, assignments);
    return saved;
  };
};

/** An array in PostgreSQL's binary form without its elements: no dimensions, of the same type. */
function emptied(array: Buffer): Buffer {
  const header = Buffer.alloc(12);
  array.copy(header, 8, 8, 12);
  return header;
}

/** Where the save statement reads the assignments, numbered anew from `$2`, and which of its parameters they are. */
function assignmentsOf(text: string): { from: string; parameters: number[] } {
  const read = /assignment_given as \([^;]*?join (unnest\([^)]*\) as given\([^)]*\))/.exec(text)?.[1];
  if (read === undefined) throw new Error('the assignments are not where they were');
  const parameters = [...read.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  const from = read.replaceAll(/\$(\d+)/g, (_, number) => `$${Number(number) - parameters[0]! + 2}`);
  return { from, parameters };
}

async function saveAssignments(
  query: Query,
  changes: string,
  from: string,
  assignments: readonly unknown[],
): Promise<void> {
  const tenants = (JSON.parse(changes) as { tenant_id: string; aggregate_id: string }[]).map(
    ({ tenant_id, aggregate_id }) => ({ tenant_id, aggregate_id }),
  );
  await query(
    {
      name: 'seeded_assignments',
      text: `insert into assignment (tenant_id, id, ticket_id, position, unit_id, role, round, state, version, sign_due_at,
          contact_due_at, resolve_due_at, urgent_at, detail)
        select t.tenant_id, given.id, given.aggregate_id::uuid, given.position, given.unit_id, given.role, given.round, given.state,
          given.version, given.sign_due_at, given.contact_due_at, given.resolve_due_at, given.urgent_at, given.detail
        from json_to_recordset($1::json) as t(tenant_id text, aggregate_id text)
        join ${from} on given.aggregate_id = t.aggregate_id
        on conflict (tenant_id, id) do update set role = excluded.role, state = excluded.state, version = excluded.version,
          sign_due_at = excluded.sign_due_at, contact_due_at = excluded.contact_due_at, resolve_due_at = excluded.resolve_due_at,
          urgent_at = excluded.urgent_at, detail = excluded.detail`,
    },
    [JSON.stringify(tenants), ...assignments],
  );
}

/** Deadlines are judged by this machine's clock, which is ahead. */
export const timerOnLocalClock: Sabotage = ({ Database, bite }) => {
  const { query } = Database.prototype;
  const localNow = (): Date => new Date(Date.now() + SKEW_MS);
  Database.prototype.now = localNow;
  Database.prototype.query = async function (sql, values = []) {
    if (sql.name !== 'due_tickets') return query.call(this, sql, values);
    bite();
    const local = `timestamptz '${localNow().toISOString()}'`;
    const text = sql.text.replaceAll('clock_timestamp()', local);
    return query.call(this, { name: '', text }, values);
  };
};
