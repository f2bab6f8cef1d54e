import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** The function of PostgreSQL that waits for a synchronous standby. A notice names it whatever language the server speaks. */
const WAITING = 'SyncRepWaitForLSN';

/** PostgreSQL answered a commit before the standby had it: whether it will last is not known. Its SQLSTATE is transaction_resolution_unknown. */
export class CommitDoubted extends Error {
  readonly code = '08007';

  constructor() {
    super(
      'somebody cancelled the waiting for the standby; whether this commit outlasts the primary is not known',
    );
    this.name = 'CommitDoubted';
  }
}

/**
 * The connections of one pool, which are cut when a commit on one of them is answered although the synchronous standby does not have it:
 * because the session that waited was cancelled, by hand or by a timeout (ADR-0189). The one because its commit must not count as
 * done; the others because they show it. New ones wait until the standby has it (`admitConnection`).
 */
export class BelievedConnections {
  private readonly clients = new Set<ClientBase>();

  /** To be called before the connection's first commit. */
  add(client: ClientBase): void {
    this.clients.add(client);
    client.once('end', () => this.clients.delete(client));
    client.on('notice', ({ routine }) => {
      if (routine === WAITING) this.cutAll();
    });
  }

  private cutAll(): void {
    for (const client of this.clients) cut(client);
    this.clients.clear();
  }
}

// The answer comes right behind the notice, mostly in the same packet: it must not be heard any more.
function cut(client: ClientBase): void {
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter & { stream: Socket } };
  connection.removeAllListeners('readyForQuery');
  connection.stream.destroy(new CommitDoubted());
}
