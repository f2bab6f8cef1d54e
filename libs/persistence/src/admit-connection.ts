import type { ClientBase } from 'pg';
import { ReadOnlyServer } from './read-only-server.js';
import { standbyHasIt } from './standby-has-it.js';

const LOOK = `select current_setting('transaction_read_only')::boolean as read_only, ${standbyHasIt} as settled`;

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
