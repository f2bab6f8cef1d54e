import kafkajs, {
  type Admin,
  type Consumer,
  type EachBatchPayload,
  type IHeaders,
  Kafka,
  type KafkaConfig,
  type KafkaMessage,
  logLevel,
  type SASLOptions,
} from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  BatchOutcome,
  FetchedBatch,
  FetchedMessage,
  KafkaClient,
  OutgoingMessage,
  PartitionLag,
  RunningConsumer,
  Subscription,
  TopicSpecification,
} from './kafka-client.js';
import type { KafkaSecurity } from './kafka-security.js';
import { installCodec } from './kafkajs-codec.js';
import { installCompression } from './kafkajs-compression.js';
import { KafkaJsPublisher } from './kafkajs-publisher.js';
import { installRequestQueue } from './kafkajs-request-queue.js';
import { openSocket } from './kafkajs-socket.js';
import type { RecordRun } from './record-run.js';
import { WallClock } from './wall-clock.js';

/** Where the brokers are and how this process calls itself there. */
export interface KafkaJsOptions {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity | undefined;
  /** Receives the library's warnings and errors. */
  readonly log?: (level: 'warn' | 'error', message: string, details: object) => void;
}

/** Retries are limited on purpose: after a failed send the publisher takes a new producer, and consumers remove duplicates. */
const EXPECTED_WARNING = 'Limiting retries for the idempotent producer';
const LOOK_EVERY_MS = 1_000;
const TOPIC_TRIES = 100;
const TOPIC_RETRY_MS = 100;
const NOT_YET_SERVED = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);
const SESSION_TIMEOUT_MS = 10_000;
/** The library goes by the wall clock. Set back, it sends no heartbeat until the hour comes round again, and the group goes on without it. */
const MOST_SET_BACK_MS = SESSION_TIMEOUT_MS / 2;

/** The kafkajs driver. The library has been unmaintained since 2023: ADR-0014 says why it is still the default and what replaces it. */
export class KafkaJsClient implements KafkaClient {
  private readonly config: KafkaConfig;
  private readonly kafka: Kafka;
  private readonly publisher: KafkaJsPublisher;
  // A promise, not the connection itself: callers that come while it is being made must share it, not leak a second one.
  private admin?: Promise<Admin>;
  private consumers = new Set<RunningConsumer>();

  constructor(options: KafkaJsOptions) {
    installCodec();
    installCompression();
    installRequestQueue();
    this.config = {
      clientId: options.clientId,
      brokers: [...options.brokers],
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      ...secured(options.security),
      socketFactory: openSocket,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => {
        const { message, ...details } = entry.log;
        if (message.startsWith(EXPECTED_WARNING)) return;
        options.log?.(entry.level === logLevel.ERROR ? 'error' : 'warn', message, details);
      },
    };
    this.kafka = new Kafka(this.config);
    this.publisher = new KafkaJsPublisher(this.config);
  }

  async connect(): Promise<void> {
    await this.publisher.connect();
  }

  async publish(messages: readonly OutgoingMessage[], apart = false): Promise<void> {
    if (!apart) return this.publisher.publish(messages);
    // The library looks for a topic that is missing for some ten seconds, and lets nobody else send meanwhile.
    const publisher = new KafkaJsPublisher(this.config);
    try {
      await publisher.publish(messages);
    } finally {
      await publisher.disconnect();
    }
  }

  async consume(subscription: Subscription): Promise<RunningConsumer> {
    const consumer = this.kafka.consumer({
      groupId: subscription.group,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: 1_000,
      rebalanceTimeout: 15_000,
      maxWaitTimeInMs: 250,
      minBytes: 1,
      maxBytesPerPartition: 1_048_576,
      allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: 100,
        maxRetryTime: 2_000,
        retries: 8,
        restartOnFailure: async () => true,
      },
    });
    const running = new KafkaJsConsumer(consumer, subscription);
    await running.start();
    this.consumers.add(running);
    return {
      stop: async () => {
        this.consumers.delete(running);
        await running.stop();
      },
    };
  }

  async createTopics(topics: readonly TopicSpecification[]): Promise<void> {
    const admin = await this.connectedAdmin();
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic.name));
    if (missing.length === 0) return;
    await admin
      .createTopics({
        waitForLeaders: false,
        topics: missing.map((topic) => ({
          topic: topic.name,
          numPartitions: topic.partitions,
          replicationFactor: topic.replicationFactor,
          configEntries: Object.entries(topic.config).map(([name, value]) => ({ name, value })),
        })),
      })
      .catch((error: Error) => {
        // Another process won the race: the topic exists, which is all that was asked for.
        if (/already exists/i.test(error.message) || isTopicExists(error)) return;
        throw error;
      });
    await untilServed(
      admin,
      missing.map((topic) => topic.name),
    );
  }

  async lag(group: string, topics: readonly string[]): Promise<PartitionLag[]> {
    const admin = await this.connectedAdmin();
    const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
    const lags: PartitionLag[] = [];
    for (const topic of topics) {
      const ends = await admin.fetchTopicOffsets(topic);
      const offsets = committed.find((entry) => entry.topic === topic)?.partitions ?? [];
      for (const { partition, low, high } of ends) {
        const offset = offsets.find((entry) => entry.partition === partition)?.offset;
        const known = offset !== undefined && Number(offset) >= 0;
        const committedAt = known ? Number(offset) : null;
        lags.push({ topic, partition, committed: committedAt, begin: Number(low), end: Number(high) });
      }
    }
    return lags.sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
  }

  async ping(): Promise<void> {
    await (await this.connectedAdmin()).describeCluster();
  }

  async disconnect(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.stop()));
    this.consumers.clear();
    const { admin } = this;
    this.admin = undefined;
    await this.publisher.disconnect();
    await (await admin?.catch(() => undefined))?.disconnect();
  }

  private connectedAdmin(): Promise<Admin> {
    return (this.admin ??= connected(this.kafka.admin(), () => (this.admin = undefined)));
  }
}

function secured({ tls, sasl }: KafkaSecurity = {}): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  return {
    ...(tls && { ssl: { ...tls } }),
    ...(sasl && { sasl: { ...sasl, mechanism: sasl.mechanism.toLowerCase() } as SASLOptions }),
  };
}

/** The connection once it stands; a failure is forgotten, so that the next caller tries anew. */
async function connected<Connection extends { connect(): Promise<void> }>(
  connection: Connection,
  forget: () => void,
): Promise<Connection> {
  try {
    await connection.connect();
    return connection;
  } catch (error) {
    forget();
    throw error;
  }
}

class KafkaJsConsumer implements RunningConsumer {
  private timer?: NodeJS.Timeout;
  private stopping = false;
  private readonly uncommitted = new Map<string, { topic: string; partition: number; offset: string }>();

  constructor(
    private readonly consumer: Consumer,
    private readonly subscription: Subscription,
  ) {}

  async start(): Promise<void> {
    const { consumer, subscription } = this;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.uncommitted.clear();
      subscription.onAssigned?.(payload.memberAssignment, (topic, partition, offset) =>
        consumer.seek({ topic, partition, offset: String(offset) }),
      );
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) subscription.onCrash?.(payload.error);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...subscription.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 64,
        eachBatch: (payload) => this.onBatch(payload),
      });
    } catch (error) {
      await consumer.disconnect().catch(() => undefined); // whoever tries again opens connections of its own
      throw error;
    }
    const clock = new WallClock();
    this.timer = setInterval(() => {
      void this.commit();
      if (clock.setBackBy() > MOST_SET_BACK_MS)
        subscription.onCrash?.(new Error('the clock was set back; joining the group anew (ADR-0099)'));
    }, LOOK_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.commit();
    await this.consumer.stop();
    await this.consumer.disconnect();
  }

  private async onBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const messages = fetchedOf(batch);
    if (messages.length === 0 || !payload.isRunning() || payload.isStale()) return;
    const fetched: FetchedBatch = {
      topic: batch.topic,
      partition: batch.partition,
      messages,
      endOffset: Number(batch.highWatermark),
      heartbeat: () => payload.heartbeat(),
      isStale: () => payload.isStale() || !payload.isRunning(),
    };
    const outcome = await this.outcomeOf(fetched);
    if (payload.isStale()) return;
    if ('seek' in outcome) {
      const { topic, partition } = batch;
      if (payload.isRunning()) this.consumer.seek({ topic, partition, offset: String(outcome.seek) });
      return;
    }
    payload.resolveOffset(String(outcome.next - 1));
    this.uncommitted.set(`${batch.topic}/${batch.partition}`, {
      topic: batch.topic,
      partition: batch.partition,
      offset: String(outcome.next),
    });
    if (this.stopping || !payload.isRunning()) await this.commit(); // the last chance before the group is left
  }

  private async outcomeOf(batch: FetchedBatch): Promise<BatchOutcome> {
    try {
      return await this.subscription.onBatch(batch);
    } catch (error) {
      // Else the library calls again with the same batch, restarts by itself, and tells nobody.
      throw new kafkajs.KafkaJSNonRetriableError(error as Error);
    }
  }

  // The committed offset is a hint for lag displays and a cold start; the truth is the position in PostgreSQL. Once a second is enough.
  private async commit(): Promise<void> {
    if (this.uncommitted.size === 0) return;
    const offsets = [...this.uncommitted.values()];
    this.uncommitted.clear();
    await this.consumer.commitOffsets(offsets).catch(() => undefined);
  }
}

/** What a batch brings: one run of our own decoder, or messages of the library's, which has left out what was not asked for. */
function fetchedOf(batch: EachBatchPayload['batch']): readonly FetchedMessage[] {
  const [first] = batch.messages as readonly (KafkaMessage | RecordRun | undefined)[];
  if (!first || !('records' in first)) return batch.messages.map(toFetched);
  const asked = Number((batch as { readonly fetchedOffset?: string }).fetchedOffset);
  const { records } = first;
  return records[0]!.offset >= asked ? records : records.filter(({ offset }) => offset >= asked);
}

function toFetched(message: KafkaMessage): FetchedMessage {
  return {
    offset: Number(message.offset),
    key: message.key === null ? null : message.key.toString('utf8'),
    value: message.value,
    headers: toStrings(message.headers),
  };
}

function toStrings(headers: IHeaders | undefined): Record<string, string> {
  const strings: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) strings[name] = first.toString('utf8');
  }
  return strings;
}

function isTopicExists(error: unknown): boolean {
  const { type, errors } = error as { type?: string; errors?: { type?: string }[] };
  return (
    type === 'TOPIC_ALREADY_EXISTS' ||
    (errors?.every((each) => each.type === 'TOPIC_ALREADY_EXISTS') ?? false)
  );
}

// A broker answers for a topic a moment after the controller has created it; until then nobody can use it.
async function untilServed(admin: Admin, names: string[]): Promise<void> {
  for (let attempt = 1; attempt <= TOPIC_TRIES; attempt++) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      if (topics.every((topic) => topic.partitions.every(({ leader }) => leader >= 0))) return;
    } catch (error) {
      if (!NOT_YET_SERVED.has((error as { type?: string }).type ?? '')) throw error;
    }
    await delay(TOPIC_RETRY_MS);
  }
  throw new Error(`created, but not served by the broker yet: ${names.join(', ')}`);
}
