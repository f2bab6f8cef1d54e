import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { DatabaseClock } from './database-clock.js';
import { isConnectionLost, isReadOnly, TransactionFailed } from './errors.js';
import { ReadOnlyServer } from './read-only-server.js';
import { SilentConnections } from './silent-connections.js';
import type { Queryable, Statement } from './statement.js';
import { statement } from './statement.js';

const begin = 'begin';
// Nobody waits for what it holds, so it may take its time between two statements (ADR-0188).
const beginSnapshot =
  'begin isolation level repeatable read, read only; set local idle_in_transaction_session_timeout = 0';
const kindOfServer = `current_setting('transaction_read_only')::boolean as read_only, current_setting('fsync')::boolean as durable`;
const readClock = statement(
  'database_clock',
  `select extract(epoch from clock_timestamp()) * 1000 as epoch_ms, ${kindOfServer}`,
);
// A database in which a month is played has a clock_timestamp of its own (ADR-0170).
const readServerClock = statement(
  'server_clock',
  `select extract(epoch from pg_catalog.clock_timestamp()) * 1000 as epoch_ms, ${kindOfServer}`,
);

/**
 * One service's database: prepared statements and transactions straight on the pool that TypeORM's data source owns (ADR-0010).
 * Entities and repositories stay available through `dataSource`; the paths that carry load go through `query`.
 */
export class Database implements Queryable, OnModuleInit, OnApplicationShutdown {
  private readonly clock: DatabaseClock;
  private readonly serverClock: DatabaseClock;
  private commitsReachTheDisk = true;
  private silent?: SilentConnections;

  constructor(readonly dataSource: DataSource) {
    this.clock = new DatabaseClock(() => this.readClock(readClock));
    this.serverClock = new DatabaseClock(() => this.readClock(readServerClock));
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** Connections of the pool, and who waits for one. */
  get connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.pool;
    return { total, idle, waiting };
  }

  /**
   * False while the server runs with `fsync` off: a crash of its machine then takes what was acknowledged, and may damage the rest. Looked at
   * with each reading of the clock, every 10 s; no session can mend it (ADR-0189).
   */
  get durable(): boolean {
    return this.commitsReachTheDisk;
  }

  async onModuleInit(): Promise<void> {
    this.silent = new SilentConnections(this.pool);
    await Promise.all([this.clock.start(), this.serverClock.start()]);
  }

  onApplicationShutdown(): void {
    this.clock.stop();
    this.serverClock.stop();
    this.silent?.stop();
  }

  /** The database's time, without a round trip. Commands are stamped with it, never with the local clock (ADR-0011). */
  now(): Date {
    return this.clock.now();
  }

  /**
   * The time of the server that the database is on, without a round trip: for what services must agree on whatever time is played in one
   * of their databases, as identities (ADR-0099).
   */
  serverNow(): Date {
    return this.serverClock.now();
  }

  async query<Row extends object>(sql: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query<Row>({
      name: sql.name,
      text: sql.text,
      values: values as unknown[],
    });
    return result.rows;
  }

  /**
   * Runs `work` in one transaction (read committed) and commits; whatever it throws rolls back and is thrown on.
   * PostgreSQL answers the commit of a transaction in which a statement failed with a rollback, not with an error: that is one here.
   * A connection that broke is dropped from the pool: the outcome of its commit is then unknown to the caller. So is one to a server that
   * takes no writes any more: the next one may lead to the server that does.
   */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return this.inTransaction(begin, work);
  }

  /**
   * Runs `read` on one moment of the database (repeatable read, read only): every statement sees what was committed before the first one, and
   * nothing that is committed meanwhile. Writing in it is refused by the server.
   */
  snapshot<T>(read: (snapshot: Queryable) => Promise<T>): Promise<T> {
    return this.inTransaction(beginSnapshot, read);
  }

  private async inTransaction<T>(start: string, work: (transaction: Queryable) => Promise<T>): Promise<T> {
    const client = await this.session();
    let broken: Error | undefined;
    try {
      await client.query(start);
      const result = await work(new OpenTransaction(client));
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new TransactionFailed();
      return result;
    } catch (error) {
      if (isReadOnly(error)) this.silent?.cutWhoHearsNothing();
      if (isConnectionLost(error) || isReadOnly(error)) broken = error as Error;
      else await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /**
   * Runs `work` in one session of this database at a time, under an advisory lock, which is free again when this returns or throws.
   *
   * @param lock the number of the advisory lock, the work's own.
   * @returns undefined, without having run `work`, when another session is at it.
   */
  async alone<T>(lock: number, work: (session: PoolClient) => Promise<T>): Promise<T | undefined> {
    const session = await this.session();
    let broken: Error | undefined;
    try {
      const { rows } = await session.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
        lock,
      ]);
      return rows[0]!.mine ? await work(session) : undefined;
    } catch (error) {
      if (isReadOnly(error)) {
        this.silent?.cutWhoHearsNothing();
        broken = error as Error;
      }
      throw error;
    } finally {
      // A connection that cannot be asked any more is not given back: it might still hold the lock, until PostgreSQL notices.
      await session.query('select pg_advisory_unlock_all()').catch((error: Error) => (broken = error));
      session.release(broken);
    }
  }

  // A process that only reads would never notice that its server takes no writes any more, and that what it reads stands still. The pool
  // gives out the connection that was used last: those that are in use go one after the other, the others idle out.
  private async readClock({ name, text }: Statement): Promise<number> {
    const session = await this.session();
    let broken: Error | undefined;
    try {
      const { rows } = await session.query<{ epoch_ms: string; read_only: boolean; durable: boolean }>({
        name,
        text,
      });
      const [reading] = rows;
      if (reading!.read_only) throw new ReadOnlyServer();
      this.commitsReachTheDisk = reading!.durable;
      return Number(reading!.epoch_ms);
    } catch (error) {
      if (isReadOnly(error)) this.silent?.cutWhoHearsNothing();
      broken = error as Error;
      throw error;
    } finally {
      session.release(broken);
    }
  }

  /** A connection of its own for session state such as advisory locks; the caller must release it. */
  session(): Promise<PoolClient> {
    return this.pool.connect();
  }
}

class OpenTransaction implements Queryable {
  constructor(private readonly client: PoolClient) {}

  async query<Row extends object>(sql: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row>({
      name: sql.name,
      text: sql.text,
      values: values as unknown[],
    });
    return result.rows;
  }
}
