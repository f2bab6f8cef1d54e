import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silent, type Log } from '../log.js';
import type { LocalStack } from '../local-stack.js';
import { freePort, isFree } from '../port.js';
import { StackError } from '../stack-error.js';
import { Watchdog } from '../watchdog.js';
import { runCommand } from './command.js';
import { auditKey } from './audit-key.js';
import { identityKeys } from './identity-keys.js';
import { serviceEnvironment, type SystemFacts } from './service-environment.js';
import { serviceNames, usualPorts, type ServiceName, type ServicePorts } from './service-name.js';
import { serviceProgram, SupervisedService } from './supervised-service.js';

export interface SystemOptions {
  /** The servers it runs on: a whole local stack, or the shared one of a test run. */
  readonly stack: Pick<LocalStack, 'watchdog' | 'ensureDatabase'> & {
    readonly kafka: { readonly brokers: string[] };
  };
  /** Root of the checkout: the services run from `services/<name>/bundle`. */
  readonly workspace: string;
  /** Holds `keys/` and `logs/`. */
  readonly folder: string;
  /** `usual`: 8080 and its neighbours, others where those are taken; `free`: any. */
  readonly ports: 'usual' | 'free';
  /** The gateway's port when it must be this one. */
  readonly gatewayPort?: number;
  readonly topicPrefix?: string;
  /** Put before the service's name; `muster_` unless told. */
  readonly databasePrefix?: string;
  /** Further settings for every service, `MUSTER_RATE_LIMIT` say. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further settings for one service each: its name to the brokers, say. */
  readonly ownEnv?: SystemFacts['own'];
  /** Run from `services/<name>/dist`, module by module: something is put into their modules before they start. */
  readonly modular?: readonly ServiceName[];
  /** Start a service again when it ends by itself. */
  readonly restart?: boolean;
  readonly log?: Log;
}

/** The whole system: its services, each a process of its own. */
export class System {
  readonly gatewayUrl: string;
  readonly services: Readonly<Record<ServiceName, SupervisedService>>;
  readonly facts: SystemFacts;
  readonly #options: SystemOptions;

  constructor(options: SystemOptions, facts: SystemFacts) {
    this.#options = options;
    this.facts = facts;
    this.gatewayUrl = `http://127.0.0.1:${facts.ports.gateway.port}`;
    const service = (name: ServiceName) =>
      new SupervisedService({
        name,
        ports: facts.ports[name],
        program: programOf(options, name),
        environment: serviceEnvironment(name, facts),
        logFile: this.#logFile(name),
        watchdog: options.stack.watchdog,
        restart: options.restart ?? false,
        log: options.log ?? silent,
      });
    this.services = Object.fromEntries(serviceNames.map((name) => [name, service(name)])) as Record<
      ServiceName,
      SupervisedService
    >;
  }

  /** Brings every database and topic to its head: each service's own `migrate`. */
  async migrate(): Promise<void> {
    // Two at a time: they are short and use a whole core each.
    const waiting = [...serviceNames];
    const worker = async () => {
      for (let name = waiting.shift(); name; name = waiting.shift()) await this.run(name, ['migrate']);
    };
    await Promise.all([worker(), worker()]);
  }

  /** Starts every service and returns when all are ready. */
  async start(): Promise<void> {
    for (const name of serviceNames) this.services[name].launch();
    await Promise.all(serviceNames.map((name) => this.services[name].ready()));
    writeFileSync(noteFile(this.#options.folder), `${JSON.stringify(noteOf(this.facts), null, 2)}\n`, {
      mode: 0o600,
    });
  }

  /** Runs one of a service's commands, with its environment; returns what it printed. */
  async run(name: ServiceName, args: readonly string[], input?: string): Promise<string> {
    return runCommand({
      program: programOf(this.#options, name),
      args,
      environment: serviceEnvironment(name, this.facts),
      logFile: this.#logFile(name),
      watchdog: this.#options.stack.watchdog,
      ...(input !== undefined && { input }),
    });
  }

  /** `kill -9` of one service; it stays down until `restart`. */
  async kill9(name: ServiceName): Promise<void> {
    await this.services[name].kill9();
  }

  /** Starts a service that is down, or stops and starts one that is up; returns when it is ready. */
  async restart(name: ServiceName): Promise<void> {
    await this.services[name].stop();
    await this.services[name].start();
  }

  /** Stops all services: the gateway first, so that nothing new comes in, then the others. */
  async stop(): Promise<void> {
    rmSync(noteFile(this.#options.folder), { force: true });
    await this.services.gateway.stop();
    await Promise.all(serviceNames.map((name) => this.services[name].stop()));
  }

  #logFile(name: ServiceName): string {
    return join(this.#options.folder, 'logs', `${name}.log`);
  }
}

/**
 * Starts the services against the given servers: keys, databases, migrations and topics, then the processes.
 * Returns when all are ready.
 * @throws StackError when one is not built, or does not become ready
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const log = options.log ?? silent;
  const unbuilt = serviceNames.find((name) => !existsSync(programOf(options, name)));
  if (unbuilt) {
    throw new StackError('not_built', `${unbuilt} 尚未构建 · ${unbuilt} is not built`, 'npm run build');
  }
  mkdirSync(join(options.folder, 'logs'), { recursive: true });
  const prefix = options.databasePrefix ?? 'muster_';
  const urls = await Promise.all(
    serviceNames.map(async (name) => [name, await options.stack.ensureDatabase(`${prefix}${name}`)] as const),
  );
  const databases = Object.fromEntries(urls) as Record<ServiceName, string>;
  const system = new System(options, {
    databaseUrl: (name) => databases[name],
    brokers: options.stack.kafka.brokers,
    topicPrefix: options.topicPrefix ?? '',
    ports: await choosePorts(options, log),
    keys: identityKeys(join(options.folder, 'keys')),
    auditKey: auditKey(join(options.folder, 'keys')),
    own: options.ownEnv,
    extra: { MUSTER_ATTACHMENTS_FOLDER: join(options.folder, 'attachments'), ...options.env },
  });
  await system.migrate();
  log('▸ 数据库与主题已就绪 · databases and topics are at their head');
  try {
    await system.start();
  } catch (error) {
    await system.stop();
    throw error;
  }
  return system;
}

/**
 * The system that runs on this data folder, started by another process: to run its commands and to find its gateway.
 * @throws StackError when none runs there
 */
export function attachSystem(
  options: Pick<SystemOptions, 'workspace' | 'folder'>,
): Pick<System, 'gatewayUrl' | 'facts' | 'run'> {
  const file = noteFile(options.folder);
  if (!existsSync(file)) {
    throw new StackError(
      'not_running',
      `系统未在运行（${options.folder}）· no system runs on this data folder`,
      'npm start',
    );
  }
  const { databases, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof noteOf>;
  const keys = identityKeys(join(options.folder, 'keys'));
  const watchdog = new Watchdog();
  const stack = {
    watchdog,
    kafka: { brokers: [...rest.brokers] },
    ensureDatabase: async (name: string) => name,
  };
  return new System(
    { ...options, stack, ports: 'usual' },
    {
      ...rest,
      keys,
      auditKey: auditKey(join(options.folder, 'keys')),
      databaseUrl: (name) => databases[name],
    },
  );
}

const programOf = ({ workspace, modular }: Pick<SystemOptions, 'workspace' | 'modular'>, name: ServiceName) =>
  serviceProgram(workspace, name, modular?.includes(name) ? 'modules' : 'bundle');

const noteFile = (folder: string) => join(folder, 'system.json');

/** What another process needs to talk to this system; the keys stay in their own files. */
function noteOf({ databaseUrl, keys: _keys, auditKey: _auditKey, ...rest }: SystemFacts) {
  const urls = serviceNames.map((name) => [name, databaseUrl(name)]);
  return { ...rest, databases: Object.fromEntries(urls) as Record<ServiceName, string> };
}

async function choosePorts(options: SystemOptions, log: Log): Promise<Record<ServiceName, ServicePorts>> {
  const chosen = {} as Record<ServiceName, ServicePorts>;
  for (const name of serviceNames) {
    if (options.ports === 'free') chosen[name] = { port: await freePort(), adminPort: await freePort() };
    else chosen[name] = await usualOr(name, options.gatewayPort, log);
  }
  if (options.ports === 'free' && options.gatewayPort !== undefined) {
    chosen.gateway = { ...chosen.gateway, port: options.gatewayPort };
  }
  return chosen;
}

async function usualOr(name: ServiceName, gatewayPort: number | undefined, log: Log): Promise<ServicePorts> {
  const wanted = { ...usualPorts[name], ...(name === 'gateway' && gatewayPort && { port: gatewayPort }) };
  if (name === 'gateway' && !(await isFree(wanted.port))) {
    throw new StackError(
      'port_taken',
      `端口 ${wanted.port} 已被占用 · port ${wanted.port} is taken by another program`,
      'MUSTER_PORT=8090 npm start',
    );
  }
  const instead = async (port: number) => {
    if (await isFree(port)) return port;
    const other = await freePort();
    log(`  ${name}：端口 ${port} 已被占用，改用 ${other} · port ${port} is taken, using ${other}`);
    return other;
  };
  return { port: await instead(wanted.port), adminPort: await instead(wanted.adminPort) };
}
