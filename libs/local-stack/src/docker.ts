import { createHash } from 'node:crypto';
import type { StartedTestContainer } from 'testcontainers';
import { accepts, freePort } from './port.js';
import type { KafkaCluster, LocalStackOptions, PostgresServer } from './local-stack.js';
import type { Log } from './log.js';

interface Context {
  readonly options: LocalStackOptions;
  readonly dataFolder: string;
  readonly throwaway: boolean;
  readonly log: Log;
}

const unsupported = async (): Promise<never> => {
  throw Object.assign(new Error('not offered for a server in a container'), { code: 'not_ours' });
};

/** Imports testcontainers only here: it is large, and needed on few machines. Undefined without an engine. */
async function engine(): Promise<typeof import('testcontainers') | undefined> {
  const testcontainers = await import('testcontainers');
  return testcontainers.getContainerRuntimeClient().then(
    () => testcontainers,
    () => undefined,
  );
}

// Named volumes rather than folders: a container's user need not own anything of ours.
function volume(context: Context, name: string, target: string): { source: string; target: string }[] {
  if (context.throwaway) return [];
  const folder = createHash('sha256').update(context.dataFolder).digest('hex').slice(0, 12);
  return [{ source: `muster-${folder}-${name}`, target }];
}

/** PostgreSQL in a container; undefined when no Docker engine answers. */
export async function dockerPostgres(context: Context): Promise<PostgresServer | undefined> {
  const docker = await engine();
  if (!docker) return undefined;
  context.log('PostgreSQL：使用 Docker · in a container');
  const fsync = context.options.fsync ?? !context.throwaway;
  const container = await new docker.GenericContainer('postgres:15-bookworm')
    .withEnvironment({ POSTGRES_USER: 'muster', POSTGRES_PASSWORD: 'muster' })
    .withCommand(['postgres', '-c', 'max_connections=200', '-c', `fsync=${fsync ? 'on' : 'off'}`])
    .withBindMounts(volume(context, 'postgres', '/var/lib/postgresql/data'))
    .withExposedPorts(5432)
    .withWaitStrategy(docker.Wait.forLogMessage(/ready to accept connections/, 1))
    .start();
  const address = `${container.getHost()}:${container.getMappedPort(5432)}`;
  return {
    owned: true,
    pid: undefined,
    url: (database = 'postgres') => `postgres://muster:muster@${address}/${database}`,
    start: unsupported,
    stop: () => stop(container),
    kill9: unsupported,
    makeStandby: unsupported,
    promoteStandby: unsupported,
    failOver: unsupported,
  };
}

/** One Kafka broker in a container; undefined when no Docker engine answers. */
export async function dockerKafka(context: Context): Promise<KafkaCluster | undefined> {
  const docker = await engine();
  if (!docker) return undefined;
  context.log('Kafka：使用 Docker · in a container');
  // The port must be known beforehand, because the broker tells it to its clients.
  const port = await freePort();
  const container = await new docker.GenericContainer('apache/kafka:4.4.0')
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    })
    .withBindMounts(volume(context, 'kafka', '/var/lib/kafka/data'))
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(docker.Wait.forListeningPorts())
    .start();
  if (!(await accepts(port))) throw new Error(`the Kafka container does not answer on port ${port}`);
  return {
    owned: true,
    brokers: [`127.0.0.1:${port}`],
    securedBrokers: [],
    pid: undefined,
    pids: [],
    nodes: [],
    pidOf: () => undefined,
    start: unsupported,
    stop: () => stop(container),
    kill9: unsupported,
  };
}

async function stop(container: StartedTestContainer): Promise<void> {
  await container.stop({ timeout: 20_000 });
}
