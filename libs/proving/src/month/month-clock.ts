import { renameSync, writeFileSync } from 'node:fs';
import pg from 'pg';

/**
 * Stands before `pg_catalog` in the search path of escalation's database, so that whatever asks for the time there – statements,
 * column defaults – gets the month's. Stable, so that due whistles are still found by their index.
 */
const SCHEMA = `
create schema month;
create table month.instant (at timestamptz not null);
create function month.now() returns timestamptz language sql stable as 'select at from month.instant';
create function month.clock_timestamp() returns timestamptz language sql stable as 'select at from month.instant';
create function month.statement_timestamp() returns timestamptz language sql stable as 'select at from month.instant';`;

/**
 * The clock that the month is played by: it stands still until it is moved on (ADR-0170). Escalation's statements read it in their
 * database, escalation's process in a file (`preload.ts`).
 */
export class MonthClock {
  private constructor(
    /** Where escalation's process reads it. */
    readonly file: string,
    private current: number,
  ) {}

  /** @param at the first instant, in milliseconds since 1970. */
  static set(file: string, at: number): MonthClock {
    const clock = new MonthClock(file, at);
    clock.tellProcess();
    return clock;
  }

  /** What time it is, in milliseconds since 1970. */
  get now(): number {
    return this.current;
  }

  /** Makes a database live by this clock; before its first migration, so that column defaults do as well. */
  async install(url: string): Promise<void> {
    const database = new URL(url).pathname.slice(1);
    await onDatabase(url, async (client) => {
      await client.query(SCHEMA);
      await client.query('insert into month.instant values ($1)', [new Date(this.current)]);
      await client.query(
        `alter database ${pg.escapeIdentifier(database)} set search_path = public, month, pg_catalog`,
      );
    });
  }

  /**
   * Moves on. The process learns first: the database is what says that something is due.
   *
   * @throws RangeError for an instant that has passed.
   */
  async moveTo(at: number, url: string): Promise<void> {
    if (at < this.current) throw new RangeError(`${new Date(at).toISOString()} has passed`);
    this.current = at;
    this.tellProcess();
    await onDatabase(url, (client) => client.query('update month.instant set at = $1', [new Date(at)]));
  }

  // Renamed into place: a reader sees the old instant or the new one, never half of it.
  private tellProcess(): void {
    const next = `${this.file}.next`;
    writeFileSync(next, String(this.current));
    renameSync(next, this.file);
  }
}

async function onDatabase(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
