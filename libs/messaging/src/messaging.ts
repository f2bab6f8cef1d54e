import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { accept, topics } from '@muster/contracts';
import { type Health, type Metrics, tracing } from '@muster/observability';
import { type Database, statement } from '@muster/persistence';
import { queryAlongIndexes } from './along-indexes.js';
import { AuditMetrics } from './audit/audit-metrics.js';
import { AuditSealer } from './audit/audit-sealer.js';
import { HeadSigner } from './audit/head-signer.js';
import type { TopicHandler } from './consumer/batch-context.js';
import { BacklogWatch } from './consumer/backlog-watch.js';
import type { StandingPartition } from './consumer/standing-partitions.js';
import { ConsumerRunner } from './consumer/consumer-runner.js';
import { eventDecoder, withoutMajor } from './consumer/event-decoder.js';
import type { KafkaClient } from './kafka/kafka-client.js';
import { contractTopics } from './kafka/contract-topics.js';
import type { KafkaSecurity } from './kafka/kafka-security.js';
import type { KillSwitchLimits } from './kill-switch/kill-switch-limits.js';
import { measureKernel } from './kernel-metrics.js';
import { OutboxMetrics } from './outbox/outbox-metrics.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { messageEncoder } from './outbox/message-encoder.js';
import type { RowSet, StateSql } from './store/row-sets.js';
import { checkDatabase, checkSchema } from './readiness.js';
import type { PublicEvents } from './operating/public-events.js';
import type { RepublishTarget } from './operating/republish-batch.js';
import { EventStore, type EventStoreOptions } from './store/event-store.js';
import { tracedHandler } from './tracing/traced-handler.js';

/** How a service takes part in the event flow. */
export interface MessagingOptions {
  /** e.g. `escalation`; names the CloudEvents source, the consumer group and the prepared statement. */
  readonly service: string;
  /** The topic of the service's own events, without prefix. */
  readonly topic: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity;
  /** Separates systems that share a broker. Default none. */
  readonly topicPrefix?: string;
  /** The service's state CTEs, see `saveStatement`. */
  readonly stateSql: string | StateSql;
  /** Names of the row sets that the state SQL reads, see `EventStoreOptions`. */
  readonly rowSets?: readonly RowSet[];
  /** What the service published for the events of its log; absent when it keeps none, or publishes what is derived. */
  readonly publicEvents?: PublicEvents;
  /** Where `/schemas/<type>.json` is served, for `ce_dataschema`. Default `http://localhost:8080`. */
  readonly publicUrl?: string;
  /** Replicas of topics that have to be created; the broker's own default unless told. With 3 or more, two must be in sync. */
  readonly replicationFactor?: number;
  /** Partitions of topics that have to be created; the contract's number unless a test wants fewer. */
  readonly partitions?: number;
  /** Commands that may wait for a commit. Default 1000. */
  readonly mostCommandsWaiting?: number;
  /** Ed25519 key in PEM that signs the heads of the audit chain; without one they are not signed. */
  readonly auditPrivateKey?: string;
  /** When a consumer halts. */
  readonly killSwitch?: Partial<KillSwitchLimits>;
  /**
   * Milliseconds from one fetch of the consumer to the next at the least, default 100. The longer, the more events share a transaction, and
   * the later they arrive (ADR-0176).
   */
  readonly consumerGatherMs?: number;
}

const SAMPLE_MS = 5_000;
/** Milliseconds that a consumer gets to finish its transaction and to leave its group when the service stops. */
const CONSUMER_PATIENCE_MS = 8_000;
/** Milliseconds for taking leave of the broker, when everything has been done that had to be. One that does not answer notices by itself. */
const LEAVE_MS = 2_000;
/** A service whose events wait longer than this is not ready: its figures are silently growing old. */
const OUTBOX_AGE_LIMIT_S = 60;
// The condition holds for every row, and makes it a question that the primary key can answer.
const sampleOutbox = statement(
  'outbox_sample',
  `select coalesce(sum(message_count), 0) as pending, coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 as oldest_age
   from outbox where position > 0`,
);

/** The messaging parts of one service and their life: topics, relay, consumers. */
export class Messaging implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly store: EventStore;
  readonly relay: OutboxRelay;
  readonly sealer: AuditSealer;
  /** Signs the heads of the audit chain, if a key is configured. */
  readonly headSigner: HeadSigner | undefined;
  private readonly logger = new Logger('messaging');
  private readonly stopping = new AbortController();
  private readonly topicsExist = Promise.withResolvers<void>();
  private readonly outboxMetrics: OutboxMetrics;
  private readonly consumers: ConsumerRunner[] = [];
  private readonly watches: BacklogWatch[] = [];
  private sampling?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    readonly kafka: KafkaClient,
    private readonly observability: { readonly metrics: Metrics; readonly health: Health },
    private readonly options: MessagingOptions,
  ) {
    const { service, topicPrefix = '', publicUrl = 'http://localhost:8080' } = options;
    this.outboxMetrics = new OutboxMetrics(observability.metrics);
    this.relay = new OutboxRelay(database, kafka, {
      toMessages: messageEncoder({ service, publicUrl }),
      metrics: this.outboxMetrics,
      log: (level, message, details) => this.log(level, message, details),
    });
    this.store = new EventStore(database, {
      service,
      topic: topicPrefix + options.topic,
      stateSql: options.stateSql,
      ...(options.rowSets ? { rowSets: options.rowSets } : {}),
      ...(options.mostCommandsWaiting ? { mostWaiting: options.mostCommandsWaiting } : {}),
      onCommitted: () => this.relay.wake(),
    });
    this.headSigner =
      options.auditPrivateKey === undefined ? undefined : HeadSigner.fromPem(options.auditPrivateKey);
    this.sealer = new AuditSealer(database, {
      service,
      topic: this.auditTopic,
      signer: this.headSigner,
      metrics: new AuditMetrics(observability.metrics),
      onPublished: () => this.relay.wake(),
      log: (level, message, details) => this.log(level, message, details),
    });
    measureKernel(observability.metrics, database, this.store);
  }

  onApplicationBootstrap(): void {
    const { health } = this.observability;
    health.register('database', () => checkDatabase(this.database));
    health.register('schema', () => checkSchema(this.database));
    health.register('outbox', () => this.checkOutbox());
    void this.provideTopics();
    this.relay.start();
    this.sealer.start();
    this.sampling = setInterval(() => void this.sample().catch(() => undefined), SAMPLE_MS).unref();
  }

  // Before the data source is taken away: its pool would wait for the connections that relay and consumers hold.
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.sampling);
    await atMost(
      CONSUMER_PATIENCE_MS,
      Promise.all([...this.watches, ...this.consumers].map((part) => part.stop())),
    );
    await this.sealer.stop();
    await this.relay.stop();
    await atMost(LEAVE_MS, this.kafka.disconnect());
  }

  /** Creates what is missing of the contract's topics; for the one-shot migration job. */
  createTopics(): Promise<void> {
    return this.kafka.createTopics(contractTopics(this.options));
  }

  /** The service's name, e.g. `escalation`. */
  get service(): string {
    return this.options.service;
  }

  /** Where the heads of the audit chains are published, with its prefix. */
  get auditTopic(): string {
    return (this.options.topicPrefix ?? '') + topics['muster.audit.v1'].name;
  }

  /** What a republication needs to know; undefined when the log cannot be published again. */
  get republishTarget(): RepublishTarget | undefined {
    const { topic, topicPrefix = '', publicEvents } = this.options;
    return publicEvents && { topic: topicPrefix + topic, topicPrefix, publicEvents };
  }

  /**
   * Another store beside the service's main one, for aggregates that are rarer than the main one and need rows of their own: its state SQL stays
   * out of the main statement, its events go through the same log, outbox and relay.
   *
   * @param name unique in the service; names the prepared statement.
   */
  storeOf(name: string, options: Pick<EventStoreOptions, 'topic' | 'stateSql' | 'rowSets'>): EventStore {
    const { service, topicPrefix = '' } = this.options;
    return new EventStore(this.database, {
      ...options,
      service: `${service}_${name}`,
      topic: topicPrefix + options.topic,
      onCommitted: () => this.relay.wake(),
    });
  }

  /** The consumer of this service, once Nest has collected its handlers (by topic without prefix). */
  consumer(handlers: ReadonlyMap<string, TopicHandler>): ConsumerRunner {
    const { service, topicPrefix = '' } = this.options;
    const runner = new ConsumerRunner(this.database, this.kafka, {
      group: topicPrefix + service,
      handlers: new Map([...handlers].map(([topic, handler]) => [topicPrefix + topic, this.traced(handler)])),
      decode: eventDecoder(accept, typesRead(handlers, topicPrefix)),
      metrics: this.observability.metrics,
      ready: () => this.topicsExist.promise,
      ...(this.options.killSwitch ? { killSwitch: this.options.killSwitch } : {}),
      ...(this.options.consumerGatherMs !== undefined && { gatherMs: this.options.consumerGatherMs }),
      log: (level, message, details) => this.log(level, message, details),
    });
    this.consumers.push(runner);
    const of = {
      group: topicPrefix + service,
      topics: [...handlers.keys()].map((topic) => topicPrefix + topic),
      onStanding: (standing: readonly StandingPartition[]) => runner.nudge(standing),
    };
    const watch = new BacklogWatch(this.database, this.kafka, of, this.observability.metrics);
    this.watches.push(watch);
    void this.topicsExist.promise.then(() => watch.start());
    return runner;
  }

  private traced(handler: TopicHandler): TopicHandler {
    const taken = tracing();
    const { service, topicPrefix = '' } = this.options;
    return taken
      ? { ...handler, handle: tracedHandler(handler.handle, topicPrefix + service, taken) }
      : handler;
  }

  private async checkOutbox(): Promise<void> {
    const { oldest_age } = await this.sample();
    if (oldest_age > OUTBOX_AGE_LIMIT_S)
      throw new Error(`events wait for the broker since ${Math.round(oldest_age)} s`);
  }

  private async sample(): Promise<{ pending: number; oldest_age: number }> {
    const [row] = await queryAlongIndexes<{ pending: number; oldest_age: number }>(
      this.database,
      sampleOutbox,
    );
    this.outboxMetrics.pending.set(row!.pending);
    this.outboxMetrics.oldestAge.set(row!.oldest_age);
    return row!;
  }

  // The service serves without its broker; topics are provided as soon as there is one.
  private async provideTopics(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.createTopics();
        this.topicsExist.resolve();
        this.relay.wake();
        return;
      } catch (error) {
        this.log('warn', 'the topics cannot be created now; trying again', { error });
        await delay(1_000, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  private log(level: 'info' | 'warn' | 'error', message: string, details: object): void {
    const entry = { message, ...details }; // errors as they are: the logger knows what of them may be said
    if (level === 'info') this.logger.log(entry);
    else this.logger[level](entry);
  }
}

function typesRead(
  handlers: ReadonlyMap<string, TopicHandler>,
  topicPrefix: string,
): Map<string, Set<string>> {
  const choosy = [...handlers].filter(([, { types }]) => types !== undefined);
  return new Map(
    choosy.map(([topic, { types }]) => [topicPrefix + topic, new Set(types!.map(withoutMajor))]),
  );
}

/** Waits for a part's end, but not for ever; what became of it is of no interest. */
async function atMost(ms: number, end: Promise<unknown>): Promise<void> {
  await Promise.race([end.catch(() => undefined), delay(ms, undefined, { ref: false })]);
}
