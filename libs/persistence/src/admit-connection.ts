import type { ClientBase } from 'pg';
import { ReadOnlyServer } from './read-only-server.js';

// The message is in no table: it is a line of WAL, and its commit is answered when a synchronous standby has that line and all before it.
const LOOK = `select current_setting('transaction_read_only')::boolean as read_only,
  case when current_setting('synchronous_standby_names') <> '' and not current_setting('transaction_read_only')::boolean
    then pg_logical_emit_message(true, 'muster', ''::text) end as settled`;

/**
 * Lets a new connection into the pool when what it shows may be believed and passed on (ADR-0186).
 *
 * - A server that takes no writes is a standby, or was the primary once: what it shows may be old.
 * - A primary with a synchronous standby that has crashed shows commits that waited for the standby and were acknowledged to nobody. If it
 *   is lost, they never were. This waits until the standby has them: everything that is visible is older than its own commit.
 *
 * There is no limit to the waiting: a session that is given up goes on waiting in the server, and with one more at every try there would
 * soon be no room for others. As it is, no more wait than the pool has connections.
 *
 * @throws ReadOnlyServer
 */
export async function admitConnection(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ read_only: boolean }>(LOOK);
  if (rows[0]!.read_only) throw new ReadOnlyServer();
}
