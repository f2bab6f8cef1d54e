import type { ProcessLife } from '../process-life.js';
import type { Random } from '../random.js';
import type { VirtualTime } from '../virtual-time.js';
import type { Weather } from '../weather.js';
import { DatabaseError } from './engine.js';
import type { Reply, Request, Server, Session } from './server.js';

/** Errors that pass: a statement timeout, a full disk, a serialisation failure. */
const PASSING = ['57014', '53100', '40001'];

/** The network between processes and the model server. */
export interface Network {
  readonly server: Server;
  readonly time: VirtualTime;
  readonly weather: Weather;
  readonly random: Random;
  /** False while the server is down. */
  reachable: boolean;
}

interface Pending {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** A pool of connections as the kernel uses it: what `pg.Pool` is in production. */
export class ModelPool {
  private idle: ModelClient[] = [];
  readonly clients = new Set<ModelClient>();

  constructor(
    readonly network: Network,
    readonly life: ProcessLife,
  ) {}

  connect(): Promise<ModelClient> {
    const idle = this.idle.pop();
    if (idle) return Promise.resolve(idle);
    const { network, life } = this;
    return new Promise((resolve, reject) => {
      network.time.after(network.weather.latency('database'), () => {
        if (!network.reachable) {
          const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
          return life.deliver(() => reject(refused));
        }
        if (network.weather.strikes('statementError')) {
          return life.deliver(() => reject(new DatabaseError('53300', 'too many clients already')));
        }
        if (!life.alive) return;
        const client = new ModelClient(this, network.server.connect());
        this.clients.add(client);
        life.deliver(() => resolve(client));
      });
    });
  }

  async query(request: Request): Promise<Reply> {
    const client = await this.connect();
    try {
      return await client.query(request);
    } finally {
      client.release();
    }
  }

  /** @internal */
  takeBack(client: ModelClient, destroy: boolean): void {
    if (destroy || client.broken) client.end();
    else if (!this.idle.includes(client)) this.idle.push(client);
  }

  /** @internal */
  forget(client: ModelClient): void {
    this.idle = this.idle.filter((other) => other !== client);
    this.clients.delete(client);
  }
}

/** One connection, seen from the process. */
export class ModelClient {
  broken = false;
  private ended = false;
  private pending: Pending | undefined;

  constructor(
    private readonly pool: ModelPool,
    readonly session: Session,
  ) {}

  listenerCount(): number {
    return 1;
  }

  query(request: Request | string): Promise<Reply> {
    const { network, life } = this.pool;
    network.time.note(
      () => `${life.name}: ${typeof request === 'string' ? request : (request.name ?? request.text)}`,
    );
    return new Promise((resolve, reject) => {
      if (this.broken || this.ended) {
        const message = this.broken
          ? 'Client has encountered a connection error and is not queryable'
          : 'Client was closed and is not queryable';
        network.time.after(0, () => life.deliver(() => reject(new Error(message))));
        return;
      }
      this.pending = { resolve, reject };
      if (network.weather.strikes('connectionLoss')) {
        network.time.after(network.random.next() * 4 * network.weather.latency('database'), () => this.cut());
      }
      network.time.after(network.weather.latency('database'), () => {
        this.arrive(typeof request === 'string' ? { text: request } : request);
      });
    });
  }

  release(error?: Error | boolean): void {
    this.pool.takeBack(this, Boolean(error));
  }

  /** @internal Closes the connection; the server notices a little later. */
  end(): void {
    this.ended = true;
    this.pool.forget(this);
    const { network, life } = this.pool;
    network.time.after(network.weather.latency('database'), () => {
      network.server.terminate(this.session);
      life.deliver(() => this.settle((pending) => pending.reject(new Error('Connection terminated'))));
    });
  }

  /**
   * The connection breaks. The process notices at once or later; the server ends the session at once, or only after it has finished
   * what it was doing – a single statement may then still be committed although its sender was told of an error.
   */
  cut(serverEnds: 'now' | 'later' = this.pool.network.random.chance(0.5) ? 'now' : 'later'): void {
    const { network, life } = this.pool;
    this.pool.forget(this);
    if (serverEnds === 'now') network.server.terminate(this.session);
    else this.endWhenIdle();
    network.time.after(network.weather.latency('database'), () =>
      life.deliver(() => {
        this.broken = true;
        this.pool.forget(this);
        this.settle((pending) => pending.reject(new Error('Connection terminated unexpectedly')));
      }),
    );
  }

  private endWhenIdle(): void {
    const { network } = this.pool;
    network.time.after(10 * network.weather.latency('database'), () => {
      if (this.session.busy || network.server.needsFinish(this.session)) this.endWhenIdle();
      else network.server.terminate(this.session);
    });
  }

  private arrive(request: Request): void {
    const { network } = this.pool;
    const { server, session } = { server: network.server, session: this.session };
    if (!session.open) return;
    if (request.name && network.weather.strikes('statementError')) {
      server.fail(session);
      return this.answer(new DatabaseError(network.random.pick(PASSING), 'the server is in trouble'));
    }
    server.execute(session, request, (error, reply) => {
      if (error || !server.needsFinish(session)) return this.answer(error, reply);
      const commit = () => {
        if (!session.open) return;
        server.finish(session, true);
        this.answer(null, reply);
      };
      // Executed but not yet committed: others may commit in between, with identities drawn later.
      if (network.random.chance(0.5)) commit();
      else network.time.after(network.weather.latency('database'), commit);
    });
  }

  private answer(error: DatabaseError | null, reply?: Reply): void {
    const { network, life } = this.pool;
    network.time.after(network.weather.latency('database'), () => {
      if (!this.session.open && !this.pending) return;
      life.deliver(() => this.settle((pending) => (error ? pending.reject(error) : pending.resolve(reply!))));
    });
  }

  private settle(how: (pending: Pending) => void): void {
    const { pending } = this;
    this.pending = undefined;
    if (pending) how(pending);
  }
}
