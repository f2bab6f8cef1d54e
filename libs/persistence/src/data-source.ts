import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { admitConnection } from './admit-connection.js';
import { BelievedConnections } from './commit-doubted.js';
import { requireSessions } from './require-sessions.js';

/** How a service reaches its own database. */
export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/database` */
  readonly url: string;
  /** Migration classes, oldest first. */
  readonly migrations: readonly Function[];
  readonly entities?: readonly Function[];
  /** Connections at most; a few per core are enough because concurrent commands share a commit. Default 8. */
  readonly poolSize?: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
}

const INT8 = 20;
/** Milliseconds after which an idle connection is probed; without an answer it is given up 10 s later. The kernel by itself would wait two hours. */
const KEEP_ALIVE_MS = 10_000;
/**
 * What every session asks of PostgreSQL. By statements, because PgBouncer refuses a connection that brings settings with it (ADR-0187).
 *
 * - A host that is gone is noticed after 25 s, and whatever locks it held are free (ADR-0184).
 * - So are those of a process that is frozen in a transaction, after 30 s: another one goes on with its work (ADR-0188). Nobody here pauses
 *   in a transaction that writes.
 * - A commit is answered when it is on disk, and on the synchronous standby's, as long as that takes; if it is answered before, the session
 *   is told. Whatever the role or the server says otherwise (ADR-0189).
 */
const SESSION = `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 5;
  set idle_in_transaction_session_timeout = '30s'; set statement_timeout = 0; set client_min_messages = warning;
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') <> 'remote_apply'`;
const CONNECT_MS = 10_000;
const MIGRATION_LOCK = 0x6d757374; // "must"

// Counts and versions stay far below 2^53; numbers save every caller a conversion.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

const withinConnectTime: pg.QueryConfig & { query_timeout: number } = {
  text: SESSION,
  query_timeout: CONNECT_MS,
};

const ignore = () => undefined;

/**
 * What is done with each new connection of a pool. One that dies between two statements says so by an event, which ends the process when
 * nobody listens: so somebody does from the first moment to the last. The pool listens while it lies idle and its user while he has it, but
 * he gets it by a promise, and an event can come before that is heard: a backend whose postmaster is gone says farewell in one packet
 * with its last answer.
 */
function preparation(): (client: pg.Client) => Promise<void> {
  const believed = new BelievedConnections();
  return async (client) => {
    client.on('error', ignore);
    believed.add(client);
    await client.query(withinConnectTime);
    await admitConnection(client); // waits as long as it takes: an attempt that is given up would go on waiting in the server
  };
}

/** The TypeORM options behind a service's data source; `installExtensions` is off because services own no superuser. */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    installExtensions: false,
    migrations: [...options.migrations],
    migrationsTableName: 'schema_migration',
    entities: [...(options.entities ?? [])],
    extra: {
      max: options.poolSize ?? 8,
      types,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      onConnect: preparation(),
    },
    poolErrorHandler: () => undefined, // an idle connection that dies is replaced by the pool; the next query tells
  };
}

/** Brings the schema to its head. Several processes may call it at once: an advisory lock lets one work and the others wait. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/**
 * Connects and migrates. Used by the module below and by tests that need no Nest.
 *
 * @throws SessionsNotKept when a pooler stands before PostgreSQL that gives every transaction another connection.
 */
export async function openDataSource(options: DatabaseOptions): Promise<DataSource> {
  const dataSource = new DataSource(dataSourceOptions(options));
  await dataSource.initialize();
  try {
    await requireSessions(dataSource);
    await migrate(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}
