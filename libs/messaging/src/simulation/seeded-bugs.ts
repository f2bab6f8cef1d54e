import type { Database, Queryable, Statement } from '@muster/persistence';
import type { PoolClient } from 'pg';
import type { KafkaClient, OutgoingMessage } from '../kafka/kafka-client.js';
import { type EncodedRow, messageEncoder } from '../outbox/message-encoder.js';
import { messageRows, withoutMessages } from './postgres/event-rows.js';
import type { Sabotage } from './service-process.js';

const toMessages = messageEncoder({ service: 'thing', publicUrl: 'http://localhost' });

type Query = (sql: Statement, values: readonly unknown[]) => Promise<object[]>;

/**
 * Mistakes that somebody could make in the kernel, made here by wrapping its parts. The simulation is only worth something if it
 * notices each of them.
 */
export const seededBugs: Readonly<Record<string, Sabotage>> = {
  'publish before commit': {
    database: (database, kafka) =>
      withQuery(database, async (query, sql, values) => {
        if (sql.name === 'save_thing') await kafka.publish(messagesOf(values)).catch(() => undefined);
        return query(sql, values);
      }),
  },
  'outbox row outside the statement': {
    database: (database) =>
      withQuery(database, async (query, sql, values) => {
        if (sql.name !== 'save_thing') return query(sql, values);
        const rows = await query(sql, withoutMessages(values));
        if (rows.length > 0) await query({ name: 'sim_outbox', text: '' }, values);
        return rows;
      }),
  },
  'outbox row deleted before the acknowledgement': {
    database: (database) =>
      withSession(database, async (query, request) => {
        const reply = await query(request);
        if (request.name !== 'outbox_pending') return reply;
        const positions = (reply.rows as { position: number }[]).map(({ position }) => position);
        await query({ name: 'outbox_remove', text: '', values: [positions] });
        return reply;
      }),
  },
  'relay skips on error': {
    kafka: (kafka) => withPublish(kafka, (publish, messages) => publish(messages).catch(() => undefined)),
  },
  'low-water mark without the continuation check': {
    relay: (relay) => {
      (relay as unknown as { published: { isContinuation: () => boolean } }).published.isContinuation = () =>
        true;
    },
  },
  'relay never looks for free shards': {
    database: (database) => {
      const seen = new WeakSet<object>();
      return withSession(database, async (query, request, client) => {
        if (request.name === 'outbox_claim' && seen.has(client)) return { rows: [] };
        if (request.name === 'outbox_claim') seen.add(client);
        return query(request);
      });
    },
  },
  'save tried again after a lost connection': {
    database: (database) =>
      withQuery(database, (query, sql, values) =>
        query(sql, values).catch((error: unknown) => {
          if (sql.name === 'save_thing') return query(sql, values);
          throw error;
        }),
      ),
  },
  'version guard off': {
    database: (database) =>
      withQuery(database, (query, sql, values) =>
        query(sql.name === 'save_thing' ? { ...sql, name: 'save_thing_unguarded' } : sql, values),
      ),
  },
  'position before commit': {
    database: (database) =>
      withTransaction(database, (query, sql, values) => {
        return sql.name === 'consumer_advance' ? database.query(sql, values) : query(sql, values);
      }),
  },
  'inbox off': {
    database: (database) =>
      withTransaction(database, async (query, sql, values) => {
        return sql.name.startsWith('inbox_claim') ? [] : query(sql, values);
      }),
  },
  'inbox outside the transaction': {
    database: (database) =>
      withTransaction(database, (query, sql, values) => {
        return sql.name.startsWith('inbox_claim') ? database.query(sql, values) : query(sql, values);
      }),
  },
  'fence off': {
    database: (database) =>
      withTransaction(database, async (query, sql, values) => {
        if (sql.name !== 'consumer_advance') return query(sql, values);
        const [consumer, steps] = values as [string, string];
        const rows = (await query({ name: 'consumer_positions', text: '' }, [consumer])) as Standing[];
        const unfenced = (JSON.parse(steps) as Standing[]).map((step) => {
          const row = rows.find(
            ({ topic, partition }) => topic === step.topic && partition === step.partition,
          );
          return { ...step, expected: row?.next_offset ?? null };
        });
        return query(sql, [consumer, JSON.stringify(unfenced)]);
      }),
  },
  'parked keys overtaken': {
    database: (database) =>
      withTransaction(database, async (query, sql, values) => {
        return sql.name === 'parked_keys' ? [] : query(sql, values);
      }),
  },
  'dead letter dropped': {
    database: (database) =>
      withTransaction(database, async (query, sql, values) => {
        return sql.name === 'dead_letter_insert' ? [] : query(sql, values);
      }),
  },
  'outage taken for poison': {
    database: (database) =>
      withTransaction(database, (query, sql, values) =>
        query(sql, values).catch((error: unknown) => {
          throw new Error('something went wrong', { cause: error });
        }),
      ),
  },
};

interface Standing {
  topic: string;
  partition: number;
  next_offset: number;
}

type Request = { name?: string; text: string; values?: readonly unknown[] };
type Send = (request: Request) => Promise<{ rows: object[] }>;

function withQuery(
  database: Database,
  instead: (query: Query, sql: Statement, values: readonly unknown[]) => Promise<object[]>,
): Database {
  const query = database.query.bind(database) as Query;
  return override(database, { query: (sql: Statement, values = []) => instead(query, sql, values) });
}

function withTransaction(
  database: Database,
  instead: (query: Query, sql: Statement, values: readonly unknown[]) => Promise<object[]>,
): Database {
  return override(database, {
    transaction: (work: (tx: Queryable) => Promise<unknown>) =>
      database.transaction((tx) => {
        const query = tx.query.bind(tx) as Query;
        const wrapped = { query: (sql: Statement, values = []) => instead(query, sql, values) };
        return work(wrapped as unknown as Queryable);
      }),
  });
}

function withSession(
  database: Database,
  instead: (query: Send, request: Request, client: object) => Promise<{ rows: object[] }>,
): Database {
  return override(database, {
    session: async () => {
      const client = await database.session();
      const query = client.query.bind(client) as unknown as Send;
      const own = { query: (request: Request) => instead(query, request, client) };
      return override(client, own) as unknown as PoolClient;
    },
  });
}

function withPublish(
  kafka: KafkaClient,
  instead: (publish: KafkaClient['publish'], messages: readonly OutgoingMessage[]) => Promise<void>,
): KafkaClient {
  const publish = kafka.publish.bind(kafka);
  return override(kafka, { publish: (messages: readonly OutgoingMessage[]) => instead(publish, messages) });
}

/** The part with some of its methods replaced. */
function override<Part extends object>(part: Part, methods: object): Part {
  const overridden = Object.create(part) as Part;
  return Object.assign(overridden, methods);
}

function messagesOf(values: readonly unknown[]): OutgoingMessage[] {
  const [changes, topic] = values as string[];
  const given = JSON.parse(changes!) as (EncodedRow & { aggregate_id: string })[];
  return messageRows(values).flatMap(({ of, messages }) => {
    const change = given[of]!;
    return toMessages({
      ...change,
      topic: topic!,
      key: change.aggregate_id,
      recorded_at: new Date(0),
      messages,
    });
  });
}
