import pg from 'pg';
import { eventually } from '../eventually.js';

/** How many rows PostgreSQL shows to anybody who asks, on a connection of its own. */
export async function seenBySomebodyElse(url: string, sql: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows.length;
  } finally {
    await client.end();
  }
}

/** Resolves when so many sessions wait for the synchronous standby. */
export function waitingForStandby(url: string, sessions: number): Promise<void> {
  const waiting = `select from pg_stat_activity where wait_event = 'SyncRep'`;
  return eventually(
    `${sessions} commits that wait for the standby`,
    async () => (await seenBySomebodyElse(url, waiting)) === sessions,
  );
}

/** Cancels who waits for the synchronous standby: PostgreSQL then answers their commits although it does not have them. */
export async function cancelWaitingForStandby(url: string): Promise<void> {
  await seenBySomebodyElse(
    url,
    `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`,
  );
}
