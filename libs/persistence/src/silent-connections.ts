import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import { type Cancel, type Scheduler, systemScheduler } from './scheduler.js';

/** Milliseconds in which whoever is not waiting for something that will not come hears something. */
const SILENCE_MS = 10_000;

/**
 * The connections of a pool, of which those are cut that wait for ever on a server that takes no writes any more: a commit of a transaction
 * that was begun before waits there for a standby that has become the primary, and nothing ends it (ADR-0186).
 */
export class SilentConnections {
  private readonly clients = new Set<PoolClient>();
  private cancel?: Cancel | undefined;

  constructor(
    pool: Pool,
    private readonly scheduler: Scheduler = systemScheduler,
  ) {
    pool.on('acquire', (client) => this.clients.add(client));
    pool.on('remove', (client) => this.clients.delete(client));
  }

  /**
   * To be called when a server of this pool was found to take no writes. Which of the others lead to the same one is not known: cut, in ten
   * seconds, are those that there are now and that have heard nothing until then. What became of their last statement is unknown, as
   * with every connection that breaks; who was only slow to answer is asked again.
   */
  cutWhoHearsNothing(): void {
    if (this.cancel) return;
    const heard = [...this.clients].map((client) => [client, socketOf(client).bytesRead] as const);
    this.cancel = this.scheduler.after(SILENCE_MS, () => {
      this.cancel = undefined;
      for (const [client, bytes] of heard)
        if (this.clients.has(client) && socketOf(client).bytesRead === bytes) socketOf(client).destroy();
    });
  }

  stop(): void {
    this.cancel?.();
  }
}

// Not in pg's types, but its only way to the socket, whose traffic alone says whether a connection is alive.
function socketOf(client: PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
