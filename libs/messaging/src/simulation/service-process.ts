import { ContractError } from '@muster/contracts';
import type { Metrics } from '@muster/observability';
import { Database, statement } from '@muster/persistence';
import type { DataSource } from 'typeorm';
import type { BatchHandler } from '../consumer/batch-context.js';
import { PermanentError } from '../consumer/consumer-errors.js';
import { ConsumerRunner } from '../consumer/consumer-runner.js';
import { eventDecoder } from '../consumer/event-decoder.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { messageEncoder } from '../outbox/message-encoder.js';
import { OutboxMetrics } from '../outbox/outbox-metrics.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { EventStore } from '../store/event-store.js';
import { thingStateSql } from '../testing/thing-schema.js';
import type { Network } from './postgres/pool.js';
import { ModelPool } from './postgres/pool.js';
import type { ProcessLife } from './process-life.js';

/** The consumer group of the simulated service. */
export const GROUP = 'reader';

/** Parts that a seeded bug may replace. */
export interface Sabotage {
  database?(database: Database, kafka: KafkaClient): Database;
  kafka?(kafka: KafkaClient): KafkaClient;
  relay?(relay: OutboxRelay): void;
}

/** What a process is started with. */
export interface ProcessParts {
  readonly life: ProcessLife;
  readonly network: Network;
  readonly kafka: KafkaClient;
  readonly topic: string;
  readonly relayBatch: number;
  /** True once poisoned events can be applied. */
  readonly mended: () => boolean;
  readonly sabotage: Sabotage;
  readonly log: (message: string, error: string) => void;
}

const none = { inc: () => undefined, set: () => undefined };
const metrics = { counter: () => none, gauge: () => none } as unknown as Metrics;
const outboxMetrics = new OutboxMetrics(metrics);
const toMessages = messageEncoder({ service: 'thing', publicUrl: 'http://localhost' });
const writeEffects = statement(
  'sim_effects',
  'insert into effect select * from json_populate_recordset(null::effect, $1)',
);

/** One process of the simulated service: the kernel's own store, relay and consumer on the models. */
export class ServiceProcess {
  readonly pool: ModelPool;
  readonly database: Database;
  readonly store: EventStore;
  readonly relay: OutboxRelay;
  readonly runner: ConsumerRunner;

  constructor(readonly parts: ProcessParts) {
    const { life: scheduler, sabotage, topic } = parts;
    const log = (_: string, message: string, details: { error?: Error }) =>
      parts.log(message, details.error?.message ?? '');
    this.pool = new ModelPool(parts.network, scheduler);
    const kafka = sabotage.kafka?.(parts.kafka) ?? parts.kafka;
    const database = new Database({ driver: { master: this.pool } } as unknown as DataSource);
    this.database = sabotage.database?.(database, kafka) ?? database;
    this.relay = new OutboxRelay(this.database, kafka, {
      toMessages,
      metrics: outboxMetrics,
      batch: parts.relayBatch,
      scheduler,
      log,
    });
    sabotage.relay?.(this.relay);
    this.store = new EventStore(this.database, {
      service: 'thing',
      topic,
      stateSql: thingStateSql,
      validate: () => undefined,
      onCommitted: () => this.relay.wake(),
    });
    this.runner = new ConsumerRunner(this.database, kafka, {
      group: GROUP,
      handlers: new Map([[topic, { handle: this.apply, inbox: 'kernel' }]]),
      decode: eventDecoder((_, data) => this.check(data as { poison?: string })),
      metrics,
      scheduler,
      log,
    });
  }

  start(): void {
    this.relay.start();
    this.runner.start();
  }

  /** Ends in good order, as at SIGTERM. */
  async stop(): Promise<void> {
    await this.runner.stop();
    await this.relay.stop();
  }

  private readonly apply: BatchHandler = async (events, { tx }) => {
    for (const { data } of events) {
      if (this.parts.mended()) break;
      if (data.poison === 'refused') throw new PermanentError('refused', 'not this one');
      if (data.poison === 'unclear') throw new TypeError('a bug');
    }
    const rows = events.map(({ key, version, id }) => ({ key, version, event_id: id }));
    await tx.query(writeEffects, [rows]);
  };

  private check(data: { poison?: string }): void {
    if (data.poison === 'undecodable' && !this.parts.mended()) {
      throw new ContractError('contract_violated', 'muster.thing.changed.v1');
    }
  }
}
