import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrepareFolder } from '../folders.js';
import type { Log } from '../log.js';
import { accepts, freePort, portNear } from '../port.js';
import type { StackError } from '../stack-error.js';
import { GivenUp, waitFor } from '../wait.js';
import type { Watchdog } from '../watchdog.js';
import { Broker, newId } from './broker.js';
import type { BrokerNode } from './broker-properties.js';
import type { KafkaDistribution } from './distribution.js';
import type { SecuredListener } from './secured-listener.js';

export interface ClusterOptions {
  readonly distribution: KafkaDistribution;
  readonly folder: string;
  readonly nodes: readonly BrokerNode[];
  readonly throwaway: boolean;
  /** Start a broker again when it ends by itself. */
  readonly restart: boolean;
  readonly watchdog: Watchdog;
  readonly log: Log;
  readonly jvm?: readonly string[];
  readonly prepareFolder?: PrepareFolder | undefined;
  readonly secured?: SecuredListener | undefined;
}

/** Brokers of our own: usually one, three for the tests that need replication. */
export class OwnKafka {
  readonly owned = true;
  readonly #brokers: readonly Broker[];
  readonly #options: ClusterOptions;

  constructor(options: ClusterOptions) {
    this.#options = options;
    const clusterId = newId();
    this.#brokers = options.nodes.map(
      (node) => new Broker({ ...options, node, clusterId, folder: join(options.folder, `kafka-${node.id}`) }),
    );
  }

  /** Bootstrap addresses, one per broker. */
  get brokers(): string[] {
    return this.#brokers.map(({ node }) => `127.0.0.1:${node.port}`);
  }

  /** Addresses of the secured listeners, one per broker; empty without. */
  get securedBrokers(): string[] {
    return this.#brokers.flatMap(({ node: { secured } }) => (secured ? [`127.0.0.1:${secured.port}`] : []));
  }

  /** Where each broker listens. */
  get nodes(): readonly BrokerNode[] {
    return this.#brokers.map(({ node }) => node);
  }

  /** Process id of one broker; undefined while it is down. */
  pidOf(id: number): number | undefined {
    return this.#brokers.find(({ node }) => node.id === id)?.pid;
  }

  /** Process ids of the brokers that run. */
  get pids(): number[] {
    return this.#brokers.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  get pid(): number | undefined {
    return this.pids[0];
  }

  /** Starts the given broker (all when none is named) and returns when a client can produce to a new topic. */
  async start(id?: number): Promise<void> {
    const started = this.#brokers.filter((b) => (id === undefined || b.node.id === id) && !b.running);
    for (const broker of started) broker.launch();
    const running = this.#brokers.filter((b) => b.running);
    await Promise.all(started.map((broker) => this.#listening(broker)));
    await this.#serving(running, started);
    if (this.#options.restart) for (const broker of started) this.#revive(broker);
  }

  /** Stops them all, or one: cleanly, or at once when the data is throwaway. */
  async stop(id?: number): Promise<void> {
    await Promise.all(this.#chosen(id).map((broker) => broker.stop()));
  }

  /** Stops them all cleanly whatever the data: the JVM runs its exit hooks. */
  async stopCleanly(): Promise<void> {
    await Promise.all(this.#brokers.map((broker) => broker.stop({ signal: 'TERM', seconds: 20 })));
  }

  /** `kill -9` of one broker, or of all. */
  async kill9(id?: number): Promise<void> {
    await Promise.all(this.#chosen(id).map((broker) => broker.kill9()));
  }

  #chosen(id: number | undefined): Broker[] {
    return this.#brokers.filter((broker) => id === undefined || broker.node.id === id);
  }

  #revive(broker: Broker): void {
    void broker.endedByItself.then(async () => {
      this.#options.log(`✗ Kafka ${broker.node.id} 意外结束，重启 · ended unexpectedly, restarting`);
      await this.start(broker.node.id).catch((error: Error) => this.#options.log(`✗ ${error.message}`));
    });
  }

  async #listening(broker: Broker): Promise<void> {
    try {
      await waitFor('Kafka', async () => {
        if (!broker.running) throw new GivenUp(new Error('it ended'));
        return (await accepts(broker.node.port)) || undefined;
      });
    } catch (error) {
      throw await notStarted(broker, error);
    }
  }

  async #serving(running: readonly Broker[], started: readonly Broker[]): Promise<void> {
    try {
      await this.#answering(running, started);
    } catch (error) {
      const ended = started.find((broker) => !broker.running);
      throw ended ? await notStarted(ended, error) : error;
    }
  }

  async #answering(running: readonly Broker[], started: readonly Broker[]): Promise<void> {
    // Only who starts a broker needs it; musterctl starts none, and starts often.
    const { Kafka, logLevel } = await import('kafkajs');
    const kafka = new Kafka({
      clientId: 'muster-local-stack',
      brokers: running.map(({ node }) => `127.0.0.1:${node.port}`),
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
      connectionTimeout: 5000,
    });
    await waitFor('Kafka', async () => {
      if (started.some((broker) => !broker.running)) throw new GivenUp(new Error('it ended'));
      const admin = kafka.admin();
      const producer = kafka.producer({ idempotent: true, retry: { retries: 5, initialRetryTime: 50 } });
      try {
        await admin.connect();
        const { brokers, clusterId } = await admin.describeCluster();
        // Somebody else's may have taken the port: ours is then about to end.
        if (!running.some((broker) => broker.clusterId === clusterId)) return undefined;
        if (brokers.length < running.length) return undefined;
        // Validated by the controller and not created: the way that a new topic would go.
        await admin.createTopics({
          validateOnly: true,
          waitForLeaders: false,
          topics: [{ topic: 'ready', numPartitions: 1, replicationFactor: running.length }],
        });
        // Connecting an idempotent producer asks the transaction coordinator for an id: the last part to come up.
        await producer.connect();
        return true;
      } finally {
        await producer.disconnect().catch(() => {});
        await admin.disconnect().catch(() => {});
      }
    });
  }
}

async function notStarted(broker: Broker, cause: unknown): Promise<StackError> {
  const explained = await broker.notStarted(cause);
  await broker.kill9();
  return explained;
}

/** Nodes on free ports; the first takes the preferred ports when they are free. @param listeners what each has besides its plain one. */
export async function chooseNodes(
  count: number,
  preferred?: BrokerNode,
  { proxied = false, secured = false } = {},
): Promise<BrokerNode[]> {
  const nodes: BrokerNode[] = [];
  for (let id = 1; id <= count; id += 1) {
    const wanted = id === 1 ? preferred : undefined;
    nodes.push({
      id,
      port: wanted ? await portNear(wanted.port) : await freePort(),
      controllerPort: wanted ? await portNear(wanted.controllerPort) : await freePort(),
      ...(proxied && { proxied: { port: await freePort(), advertisedPort: await freePort() } }),
      ...(secured && { secured: { port: await freePort() } }),
    });
  }
  return nodes;
}

/**
 * Records, once per Java and Kafka version, which classes a broker loads (AppCDS): it then starts in about 1.5 s
 * instead of 4. A convenience: any trouble here is only worth a slower start.
 */
export async function recordClassArchive(
  distribution: KafkaDistribution,
  watchdog: Watchdog,
  log: Log,
): Promise<void> {
  const impossible = `${distribution.classArchive}.none`;
  if (existsSync(distribution.classArchive) || existsSync(impossible)) return;
  log('准备 Kafka 快速启动（只需一次）· preparing Kafka for fast starts, once');
  const folder = mkdtempSync(join(distribution.cache, 'training-'));
  watchdog.remove(folder);
  const archive = join(folder, 'classes.jsa');
  const jvm = [`-XX:ArchiveClassesAtExit=${archive}`, '-Xlog:disable', '-Xlog:all=error'];
  const nodes = await chooseNodes(1);
  const training = new OwnKafka({
    distribution,
    folder,
    nodes,
    throwaway: true,
    restart: false,
    watchdog,
    log,
    jvm,
  });
  try {
    await training.start();
    await training.stopCleanly();
    if (existsSync(archive)) renameSync(archive, distribution.classArchive);
    else writeFileSync(impossible, 'this Java writes no archive\n');
  } catch (error) {
    log(`（略过 · skipped: ${error instanceof Error ? error.message : String(error)}）`);
  } finally {
    await training.kill9();
    rmSync(folder, { recursive: true, force: true });
  }
}
