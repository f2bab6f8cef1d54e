import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What can happen to the connections of a client. `to_server` and `to_client`: nothing goes that way any more, nobody is told. */
export type LinkTrouble =
  | { readonly kind: 'cut' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'to_server' }
  | { readonly kind: 'to_client' }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number };

/** Tells whose a connection is by the first bytes it sends, e.g. the name that a Kafka client gives itself. */
export type NameOf = (first: Buffer) => string;

interface Connection {
  readonly name: string;
  readonly client: Socket;
  readonly server: Socket;
  /** The server's port. */
  readonly target: number;
  /** Set anew whenever trouble begins or ends: whoever waits looks again. */
  changed: PromiseWithResolvers<void>;
}

const SLICE_MS = 50;

/**
 * A TCP proxy on the loopback that can cut, silence one way, reset and slow down the connections of one client and leave the others
 * alone. Without trouble bytes pass as they come, with back-pressure.
 */
export class TcpProxy {
  private readonly connections = new Set<Connection>();
  private readonly troubles = new Map<string, LinkTrouble>();

  private constructor(
    private readonly server: Server,
    private target: number,
    private readonly nameOf: NameOf,
  ) {}

  /** @param port where clients come; 0 takes any. @param target the server's port on this machine. */
  static async open(port: number, target: number, nameOf: NameOf): Promise<TcpProxy> {
    const server = createServer({ noDelay: true });
    const proxy = new TcpProxy(server, target, nameOf);
    server.on('connection', (client) => proxy.accept(client));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Troubles one client's connections, those that stand and those to come, until `heal`. A reset troubles only those that stand. */
  trouble(name: string, trouble: LinkTrouble): void {
    if (trouble.kind !== 'reset') this.troubles.set(name, trouble);
    for (const connection of this.connections) {
      if (connection.name !== name) continue;
      if (trouble.kind === 'cut') end(connection);
      else if (trouble.kind === 'reset') {
        connection.client.resetAndDestroy();
        connection.server.resetAndDestroy();
      } else wake(connection);
    }
  }

  /** What was silenced is passed on now, as after a break in the network that TCP survived. */
  heal(name: string): void {
    this.troubles.delete(name);
    for (const connection of this.connections) if (connection.name === name) wake(connection);
  }

  /**
   * From now on connections lead to another server, as with an address that has moved.
   *
   * @param target its port on this machine.
   * @param standing whether those that lead elsewhere break off, or stay until one of their ends goes.
   */
  lead(target: number, standing: 'cut' | 'kept'): void {
    this.target = target;
    if (standing === 'kept') return;
    for (const connection of this.connections) if (connection.target !== target) end(connection);
  }

  /** Whose connections lead elsewhere than to the server to which new ones lead: one name for each of them. */
  get leftBehind(): string[] {
    return [...this.connections].filter(({ target }) => target !== this.target).map(({ name }) => name);
  }

  async close(): Promise<void> {
    this.server.close();
    for (const connection of this.connections) end(connection);
  }

  private accept(client: Socket): void {
    client.on('error', () => client.destroy());
    client.once('data', (first: Buffer) => {
      client.pause();
      const name = this.nameOf(first);
      if (this.troubles.get(name)?.kind === 'cut') return void client.destroy();
      const { target } = this;
      const server = connect({ port: target, host: '127.0.0.1', noDelay: true });
      const connection = { name, client, server, target, changed: Promise.withResolvers<void>() };
      this.connections.add(connection);
      for (const socket of [client, server]) {
        socket.on('error', () => socket.destroy());
        socket.once('close', () => {
          end(connection);
          this.connections.delete(connection);
        });
      }
      client.unshift(first);
      void this.pump(connection, client, server, 'to_server');
      void this.pump(connection, server, client, 'to_client');
    });
  }

  private async pump(
    connection: Connection,
    from: Socket,
    to: Socket,
    way: 'to_server' | 'to_client',
  ): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        await this.pass(connection, chunk, to, way);
      }
      to.end();
    } catch {
      end(connection);
    }
  }

  private async pass(
    connection: Connection,
    chunk: Buffer,
    to: Socket,
    way: 'to_server' | 'to_client',
  ): Promise<void> {
    let rest = chunk;
    while (rest.length > 0 && !to.destroyed) {
      const trouble = this.troubles.get(connection.name);
      if (trouble?.kind === way) {
        await connection.changed.promise;
        continue;
      }
      const slow = trouble?.kind === 'slow';
      const now = slow ? rest.subarray(0, Math.max(1, (trouble.bytesPerSecond * SLICE_MS) / 1000)) : rest;
      rest = rest.subarray(now.length);
      if (!to.write(now)) await drained(to);
      if (slow) await Promise.race([delay(SLICE_MS), connection.changed.promise]);
    }
  }
}

function wake(connection: Connection): void {
  connection.changed.resolve();
  connection.changed = Promise.withResolvers<void>();
}

function end(connection: Connection): void {
  connection.client.destroy();
  connection.server.destroy();
  wake(connection);
}

function drained(socket: Socket): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}

/** The database that a PostgreSQL client asks for in its first message. */
export function databaseOf(first: Buffer): string {
  const words = first.subarray(8).toString('utf8').split('\0');
  const at = words.indexOf('database');
  return at < 0 ? '' : words[at + 1]!;
}

/** The name that a Kafka client gives itself in its first request. */
export function kafkaClientOf(first: Buffer): string {
  const length = first.length >= 14 ? first.readInt16BE(12) : -1;
  return length < 0 ? '' : first.subarray(14, 14 + length).toString('utf8');
}
