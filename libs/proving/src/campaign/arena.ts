import {
  type LocalStack,
  type PrepareFolder,
  type ServiceName,
  serviceNames,
  startLocalStack,
  startSystem,
  type System,
} from '@muster/local-stack';
import pg from 'pg';
import { databaseOf, kafkaClientOf, type LinkTrouble, TcpProxy } from '../faults/tcp-proxy.js';
import { type Alliance, openAlliances } from './alliances.js';

/** How an arena is set up. */
export interface ArenaOptions {
  /** The repository. */
  readonly root: string;
  readonly brokers: number;
  /** For every service, e.g. a seeded bug. */
  readonly env?: Readonly<Record<string, string>>;
  /** Those whose modules the environment changes. */
  readonly modular?: readonly ServiceName[];
  readonly prepareFolder?: PrepareFolder;
  /** Sees every service's database before the service does. */
  readonly prepareDatabase?: (name: string, url: string) => Promise<void>;
  /** Who acts in it; the campaign's two alliances unless told. */
  readonly openAlliances?: OpenAlliances;
  readonly log: (line: string) => void;
}

/** Opens accounts and imports directories. `databaseUrl`: a service's database, straight to the server. */
export type OpenAlliances = (
  root: string,
  system: System,
  databaseUrl: (service: ServiceName) => string,
) => Promise<Alliance[]>;

/** A server that services reach through a proxy. */
export type Dependency = 'postgres' | 'kafka';

/**
 * The whole system on servers of its own, with a proxy before PostgreSQL and before each broker. The services go through the
 * proxies; client and checker go straight to the servers.
 */
export class Arena {
  private constructor(
    readonly root: string,
    readonly stack: LocalStack,
    readonly system: System,
    readonly alliances: readonly Alliance[],
    private readonly proxies: Readonly<Record<Dependency, readonly TcpProxy[]>>,
  ) {}

  static async open(options: ArenaOptions): Promise<Arena> {
    const { root, log } = options;
    const stack = await startLocalStack({
      mode: 'throwaway',
      own: true,
      fsync: true,
      proxied: true,
      brokers: options.brokers,
      log,
      ...(options.prepareFolder && { prepareFolder: options.prepareFolder }),
    });
    const opened: TcpProxy[] = [];
    let system: System | undefined;
    try {
      const postgres = await TcpProxy.open(0, portOf(stack.postgres.url()), databaseOf);
      opened.push(postgres);
      const kafka: TcpProxy[] = [];
      for (const { proxied } of stack.kafka.nodes) {
        kafka.push(await TcpProxy.open(proxied!.advertisedPort, proxied!.port, kafkaClientOf));
        opened.push(kafka.at(-1)!);
      }
      system = await startSystem({
        stack: {
          watchdog: stack.watchdog,
          kafka: { brokers: kafka.map(({ port }) => `127.0.0.1:${port}`) },
          ensureDatabase: async (name) => {
            const url = await stack.ensureDatabase(name);
            await options.prepareDatabase?.(name, url);
            return withPort(url, postgres.port);
          },
        },
        workspace: root,
        folder: stack.dataFolder,
        ports: 'free',
        env: {
          MUSTER_RATE_LIMIT: '0',
          LOG_LEVEL: 'warn',
          MUSTER_NOTIFICATION_ALLOWED_HOSTS: '127.0.0.1',
          ...options.env,
        },
        ...(options.modular && { modular: options.modular }),
        log,
      });
      const direct = (service: ServiceName): string => stack.postgres.url(databaseName(service));
      const alliances = await (options.openAlliances ?? openAlliances)(root, system, direct);
      return new Arena(root, stack, system, alliances, { postgres: [postgres], kafka });
    } catch (error) {
      await system?.stop();
      await Promise.all(opened.map((proxy) => proxy.close()));
      await stack.stop();
      throw error;
    }
  }

  /** A service's database, without the proxy. */
  databaseUrl(service: ServiceName): string {
    return this.stack.postgres.url(databaseName(service));
  }

  /** Bootstrap addresses without the proxies. */
  get brokers(): string[] {
    return this.stack.kafka.brokers;
  }

  get brokerIds(): number[] {
    return this.stack.kafka.nodes.map(({ id }) => id);
  }

  /** Every service, in the order in which they start. */
  get services(): readonly ServiceName[] {
    return serviceNames;
  }

  /** Troubles a service's connections to PostgreSQL, or to one broker, or to all. */
  trouble(service: ServiceName, dependency: Dependency, trouble: LinkTrouble, broker?: number): void {
    for (const proxy of this.chosen(dependency, broker))
      proxy.trouble(clientName(service, dependency), trouble);
  }

  healLinks(service: ServiceName, dependency: Dependency): void {
    for (const proxy of this.chosen(dependency)) proxy.heal(clientName(service, dependency));
  }

  /**
   * The address of PostgreSQL moves to the server that is the primary now. Client and checker ask the stack each time.
   *
   * @param standing whether the services' connections to another server break off, as they do when its host is gone.
   */
  movePostgresAddress(standing: 'cut' | 'kept'): void {
    for (const proxy of this.proxies.postgres) proxy.lead(portOf(this.stack.postgres.url()), standing);
  }

  /** The services that still have connections to a PostgreSQL that the address has left, one entry for each connection. */
  get leftBehind(): string[] {
    return this.proxies.postgres.flatMap((proxy) => proxy.leftBehind);
  }

  /** One statement on a service's database, straight to the server. */
  async query<Row extends object>(
    service: ServiceName,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const client = new pg.Client({
      connectionString: this.databaseUrl(service),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.system.stop().catch(() => undefined);
    await Promise.all(Object.values(this.proxies).flatMap((all) => all.map((proxy) => proxy.close())));
    await this.stack.stop();
  }

  private chosen(dependency: Dependency, broker?: number): readonly TcpProxy[] {
    const all = this.proxies[dependency];
    return broker === undefined ? all : all.filter((_, index) => this.brokerIds[index] === broker);
  }
}

const databaseName = (service: ServiceName): string => `muster_${service}`;
const clientName = (service: ServiceName, dependency: Dependency): string =>
  dependency === 'postgres' ? databaseName(service) : service;

const portOf = (url: string): number => Number(new URL(url).port);

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
