import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ServerProcess } from '../server-process.js';
import type { PrepareFolder } from '../folders.js';
import { StackError } from '../stack-error.js';
import type { StopRule, Watchdog } from '../watchdog.js';
import { brokerProperties, type BrokerNode } from './broker-properties.js';
import type { KafkaDistribution } from './distribution.js';
import { principalArguments, securedProperties, type SecuredListener } from './secured-listener.js';

const CHECKPOINT = join('__cluster_metadata-0', `${'0'.repeat(20)}-${'0'.repeat(10)}.checkpoint`);
const JVM = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData'];

export interface BrokerOptions {
  readonly distribution: KafkaDistribution;
  readonly node: BrokerNode;
  readonly nodes: readonly BrokerNode[];
  readonly clusterId: string;
  /** Holds server.properties, the data and the log of this one broker. */
  readonly folder: string;
  readonly throwaway: boolean;
  readonly watchdog: Watchdog;
  readonly prepareFolder?: PrepareFolder | undefined;
  /** Further JVM flags, before the class path. */
  readonly jvm?: readonly string[];
  readonly secured?: SecuredListener | undefined;
}

/** One Kafka broker process. */
export class Broker {
  readonly node: BrokerNode;
  readonly #options: BrokerOptions;
  #process: ServerProcess | undefined;
  #asked = false;

  constructor(options: BrokerOptions) {
    this.node = options.node;
    this.#options = options;
    const data = join(options.folder, 'data');
    if (!options.prepareFolder) return;
    mkdirSync(data, { recursive: true });
    options.prepareFolder('kafka', data);
  }

  get pid(): number | undefined {
    return this.#process?.running ? this.#process.pid : undefined;
  }

  get running(): boolean {
    return this.#process?.running ?? false;
  }

  /** Of the cluster to which its data belongs: an older one's than this process where data was kept. */
  get clusterId(): string {
    const text = readFileSync(join(this.#options.folder, 'data', 'meta.properties'), 'utf8');
    return /^cluster\.id=(.+)$/m.exec(text)![1]!;
  }

  /** Settles when the process that runs now ends without having been asked to. */
  get endedByItself(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    void this.#process?.ended.then(() => {
      if (!this.#asked) resolve();
    });
    return promise;
  }

  /** Starts the process; whether clients can use it is the cluster's question. */
  launch(): void {
    this.#asked = false;
    const { distribution, folder, nodes, secured } = this.#options;
    const data = join(folder, 'data');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'server.properties');
    writeFileSync(
      file,
      brokerProperties(this.node, nodes, data, secured && securedProperties(secured, folder)),
    );
    this.#format(data, file);
    this.#process = new ServerProcess(
      {
        name: `kafka-${this.node.id}`,
        command: distribution.java.command,
        args: [
          ...JVM,
          ...(existsSync(distribution.classArchive)
            ? [
                `-XX:SharedArchiveFile=${distribution.classArchive}`,
                '-Xshare:auto',
                '-Xlog:disable',
                '-Xlog:all=error',
              ]
            : []),
          ...(this.#options.jvm ?? []),
          `-Dlog4j2.configurationFile=${distribution.loggingFile}`,
          ...['-cp', distribution.classPath, 'kafka.Kafka', file],
        ],
        logFile: join(folder, 'kafka.log'),
        stop: this.stopRule,
      },
      this.#options.watchdog,
    );
  }

  get stopRule(): StopRule {
    return this.#options.throwaway ? { signal: 'KILL', seconds: 5 } : { signal: 'TERM', seconds: 20 };
  }

  async stop(rule: StopRule = this.stopRule): Promise<void> {
    this.#asked = true;
    await this.#process?.stop(rule);
  }

  async kill9(): Promise<void> {
    this.#asked = true;
    await this.#process?.kill9();
  }

  async notStarted(cause: unknown): Promise<StackError> {
    const words = (await this.#process?.lastWords()) ?? '';
    return new StackError(
      'kafka_not_started',
      `Kafka 未能启动 · Kafka did not start (${this.#process?.logFile}):\n${words}`,
      undefined,
      cause,
    );
  }

  /** Formatting costs a JVM start and writes the same checkpoint every time: done once per cache, then copied. */
  #format(data: string, properties: string): void {
    if (existsSync(join(data, 'meta.properties'))) return;
    const { secured, clusterId } = this.#options;
    if (secured) {
      this.#runFormat(['-t', clusterId, '-c', properties, ...principalArguments(secured)]);
      return;
    }
    const { cache } = this.#options.distribution;
    const checkpoint = join(cache, 'format.checkpoint');
    if (!existsSync(checkpoint)) this.#recordCheckpoint(checkpoint);
    mkdirSync(dirname(join(data, CHECKPOINT)), { recursive: true });
    copyFileSync(checkpoint, join(data, CHECKPOINT));
    const meta = {
      version: 1,
      'cluster.id': this.#options.clusterId,
      'node.id': this.node.id,
      'directory.id': newId(),
    };
    const text = Object.entries(meta).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(data, 'meta.properties'), text.join(''));
  }

  #recordCheckpoint(checkpoint: string): void {
    const { distribution, node, nodes } = this.#options;
    const folder = mkdtempSync(join(distribution.cache, 'format-'));
    const data = join(folder, 'data');
    const file = join(folder, 'server.properties');
    writeFileSync(file, brokerProperties(node, nodes, data));
    this.#runFormat(['-t', newId(), '-c', file]);
    renameSync(join(data, CHECKPOINT), checkpoint);
    rmSync(folder, { recursive: true, force: true });
  }

  #runFormat(args: readonly string[]): void {
    const { distribution } = this.#options;
    const { status, stdout, stderr } = spawnSync(
      distribution.java.command,
      [...JVM, '-cp', distribution.classPath, 'kafka.tools.StorageTool', 'format', ...args],
      { encoding: 'utf8' },
    );
    if (status !== 0)
      throw new StackError('kafka_format_failed', `Kafka storage format: ${stderr || stdout}`);
  }
}

/** An id in Kafka's own form: 16 random bytes, base64url. Never with a leading dash, which tools take for a flag. */
export function newId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
