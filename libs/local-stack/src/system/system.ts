import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalStack } from '../local-stack.js';
import { silent, type Log } from '../log.js';
import { freePort } from '../port.js';
import { type Ending, ServerProcess } from '../server-process.js';
import { StackError } from '../stack-error.js';
import { GivenUp, waitFor } from '../wait.js';
import { identityKeys } from './identity-keys.js';
import { FIXED_PORTS, SERVICES, type ServiceName, type ServicePorts } from './services.js';

/** What a system is made of. */
export interface SystemOptions {
  readonly stack: LocalStack;
  /** The repository; services run from `services/<name>/dist`. */
  readonly root: string;
  /** For keys and logs. */
  readonly folder: string;
  /** `fixed`: 8080… for people; `free`: any, for tests. */
  readonly ports: 'fixed' | 'free';
  /** Begins the names of databases, `muster` unless told; lets several systems share a PostgreSQL. */
  readonly databasePrefix?: string;
  readonly topicPrefix?: string;
  /** Added to every service's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: Log;
  /** Told when a service ended without being asked to. */
  readonly onEnded?: (service: ServiceName, ending: Ending) => void;
}

const START_PATIENCE_MS = 60_000;
const STOP = { signal: 'TERM', seconds: 27 } as const; // a service takes 25 s at most
// Small young generations keep five idle processes small.
const NODE_FLAGS = [
  '--enable-source-maps',
  '--disable-warning=TimeoutNegativeWarning',
  '--max-semi-space-size=8',
];

/**
 * The five services as processes of their own, against one stack. Whatever happens to this process, the stack's watchdog stops them.
 */
export class System {
  readonly #processes = new Map<ServiceName, ServerProcess>();
  readonly #expected = new Set<ServerProcess>();
  readonly #env: Record<string, string>;
  readonly #options: SystemOptions;
  readonly #ports: Readonly<Record<ServiceName, ServicePorts>>;
  readonly #databases: Readonly<Record<ServiceName, string>>;

  private constructor(
    options: SystemOptions,
    ports: Readonly<Record<ServiceName, ServicePorts>>,
    databases: Readonly<Record<ServiceName, string>>,
  ) {
    this.#options = options;
    this.#ports = ports;
    this.#databases = databases;
    const keys = identityKeys(join(options.folder, 'keys'));
    const urls = SERVICES.flatMap((name) => [
      [`MUSTER_${name.toUpperCase()}_URL`, this.url(name)],
      [`MUSTER_${name.toUpperCase()}_ADMIN_URL`, this.adminUrl(name)],
    ]);
    this.#env = {
      ...Object.fromEntries(urls),
      HOST: '127.0.0.1',
      KAFKA_BROKERS: options.stack.kafka.brokers.join(','),
      MUSTER_TOPIC_PREFIX: options.topicPrefix ?? '',
      MUSTER_PUBLIC_URL: this.url('gateway'),
      MUSTER_IDENTITY_PUBLIC_KEY_FILE: keys.publicKey,
      MUSTER_IDENTITY_PRIVATE_KEY_FILE: keys.privateKey,
      ...options.env,
    };
    mkdirSync(join(options.folder, 'logs'), { recursive: true });
  }

  /** Creates the databases and chooses the ports; nothing runs yet. */
  static async prepare(options: SystemOptions): Promise<System> {
    const prefix = options.databasePrefix ?? 'muster';
    const databases = {} as Record<ServiceName, string>;
    const ports = {} as Record<ServiceName, ServicePorts>;
    for (const name of SERVICES) {
      databases[name] = await options.stack.ensureDatabase(`${prefix}_${name}`);
      ports[name] =
        options.ports === 'fixed'
          ? FIXED_PORTS[name]
          : { port: await freePort(), adminPort: await freePort() };
    }
    return new System(options, ports, databases);
  }

  get gatewayUrl(): string {
    return this.url('gateway');
  }

  url(service: ServiceName): string {
    return `http://127.0.0.1:${this.#ports[service].port}`;
  }

  adminUrl(service: ServiceName): string {
    return `http://127.0.0.1:${this.#ports[service].adminPort}`;
  }

  databaseUrl(service: ServiceName): string {
    return this.#databases[service];
  }

  pid(service: ServiceName): number {
    return this.#processOf(service).pid;
  }

  isRunning(service: ServiceName): boolean {
    return this.#processes.get(service)?.running ?? false;
  }

  logFile(service: ServiceName): string {
    return join(this.#options.folder, 'logs', `${service}.log`);
  }

  /** Brings databases and topics to where the services want them, then starts them all and waits until they are ready. */
  async start(): Promise<void> {
    for (const name of SERVICES) await this.command(name, ['migrate']);
    await Promise.all(SERVICES.map((name) => this.startService(name)));
    await waitFor('the gateway', () => this.#answersReady(this.gatewayUrl), { timeoutMs: START_PATIENCE_MS });
  }

  /**
   * Starts one service and waits until it is ready.
   * @throws StackError with its last words when it ends instead.
   */
  async startService(service: ServiceName): Promise<void> {
    const process = new ServerProcess(
      {
        name: service,
        command: processPath(),
        args: [...NODE_FLAGS, this.#main(service)],
        env: this.#environment(service),
        cwd: this.#options.root,
        logFile: this.logFile(service),
        stop: STOP,
      },
      this.#options.stack.watchdog,
    );
    this.#processes.set(service, process);
    void process.ended.then((ending) => {
      if (!this.#expected.has(process)) this.#options.onEnded?.(service, ending);
    });
    await this.untilReady(service);
  }

  /** Resolves when the service reports itself as ready. */
  async untilReady(service: ServiceName): Promise<void> {
    const process = this.#processOf(service);
    await waitFor(
      service,
      async () => {
        if (!process.running) throw new GivenUp(await this.#failure(service, process));
        return this.#answersReady(this.adminUrl(service));
      },
      { timeoutMs: START_PATIENCE_MS },
    );
  }

  /** Runs one of a service's own commands, e.g. `['accounts', 'list']`, and resolves with what it printed. */
  command(service: ServiceName, args: readonly string[], input?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(processPath(), [...NODE_FLAGS, this.#main(service), ...args], {
        cwd: this.#options.root,
        env: this.#environment(service),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let output = '';
      let errors = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve(output);
        else {
          const words = `${service} ${args.join(' ')}: exit ${code}\n${errors}${output}`;
          reject(new StackError('command_failed', words.trim(), `see ${this.logFile(service)}`));
        }
      });
      child.stdin.end(input);
    });
  }

  /** `kill -9`. */
  async kill9(service: ServiceName): Promise<void> {
    const process = this.#processOf(service);
    this.#expected.add(process);
    await process.kill9();
  }

  /** Asks one service to end, as an operator would. */
  async stopService(service: ServiceName): Promise<void> {
    const process = this.#processes.get(service);
    if (!process) return;
    this.#expected.add(process);
    await process.stop();
  }

  /** Stops the gateway first, so that nothing is accepted that nobody would work on. */
  async stop(): Promise<void> {
    for (const process of this.#processes.values()) this.#expected.add(process);
    await this.stopService('gateway');
    await Promise.all(SERVICES.map((name) => this.stopService(name)));
  }

  #processOf(service: ServiceName): ServerProcess {
    const process = this.#processes.get(service);
    if (!process) throw new Error(`${service} has not been started`);
    return process;
  }

  #main(service: ServiceName): string {
    return join(this.#options.root, 'services', service, 'dist', 'main.js');
  }

  #environment(service: ServiceName): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...this.#env,
      DATABASE_URL: this.#databases[service],
      PORT: String(this.#ports[service].port),
      ADMIN_PORT: String(this.#ports[service].adminPort),
    };
  }

  async #answersReady(url: string): Promise<true | undefined> {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok ? true : undefined;
  }

  async #failure(service: ServiceName, process: ServerProcess): Promise<StackError> {
    const words = await process.lastWords();
    return new StackError(
      'service_failed',
      `${service} 没有启动 · did not start:\n${words}`,
      `see ${this.logFile(service)}`,
    );
  }
}

/** Prepares and starts a system. @see System */
export async function startSystem(options: SystemOptions): Promise<System> {
  const system = await System.prepare(options);
  try {
    (options.log ?? silent)('服务启动中 · starting the services');
    await system.start();
    return system;
  } catch (error) {
    await system.stop();
    throw error;
  }
}

function processPath(): string {
  return process.execPath;
}
