import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Database } from '../database.js';

// Names that are looked up in `public` first are ours: the service asks the database what time it is, and nobody else (ADR-0011).
const CLOCK = `
  create table public.time_shift (shift interval not null);
  insert into public.time_shift values ('0');
  create function public.clock_timestamp() returns timestamptz language sql volatile
    as 'select pg_catalog.clock_timestamp() + shift from public.time_shift';
  create function public.statement_timestamp() returns timestamptz language sql stable
    as 'select pg_catalog.statement_timestamp() + shift from public.time_shift';
  create function public.now() returns timestamptz language sql stable
    as 'select pg_catalog.now() + shift from public.time_shift';
  do $$ begin execute format('alter database %I set search_path = public, pg_catalog', current_database()); end $$`;

/** A service under test, and how it is waited for. */
export interface Traveller {
  readonly service: { readonly app: INestApplicationContext };
  until(condition: () => Promise<boolean>): Promise<void>;
}

/** A database whose time can be set, so that a service lives through weeks in seconds. */
export class TimeMachine implements AsyncDisposable {
  private constructor(private readonly client: pg.Client) {}

  /** Built into an empty database before the service connects to it. @param start ISO 8601: the time that it shows then. */
  static async into(databaseUrl: string, start: string): Promise<TimeMachine> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(CLOCK);
    const machine = new TimeMachine(client);
    await machine.set(start);
    return machine;
  }

  /** From now on it is this late, for the database and then for the service, which asks it every ten seconds. */
  async travel(system: Traveller, to: string): Promise<void> {
    await this.set(to);
    const database = system.service.app.get(Database);
    await system.until(async () => database.now().getTime() >= Date.parse(to));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end();
  }

  /** @param to ISO 8601. A service that runs learns of it within ten seconds, one that starts at once. */
  async set(to: string): Promise<void> {
    await this.client.query(
      'update public.time_shift set shift = $1::timestamptz - pg_catalog.clock_timestamp()',
      [to],
    );
  }
}
