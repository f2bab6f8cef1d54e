import { type DynamicModule, Global, type INestApplication, Logger, Module } from '@nestjs/common';
import { Health, Metrics, tracing } from '@muster/observability';
import { Database } from '@muster/persistence';
import { KafkaEvents, RethrowErrors } from './consumer/kafka-events.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import type { KafkaClient } from './kafka/kafka-client.js';
import { KafkaJsClient } from './kafka/kafkajs.client.js';
import { Messaging, type MessagingOptions } from './messaging.js';
import { EventStore } from './store/event-store.js';
import { tracedKafka } from './tracing/traced-kafka.js';

/** Injection token of the Kafka client. */
export const KAFKA_CLIENT = Symbol('KafkaClient');

/** Gives a service its event store, outbox relay and consumers, everywhere in the service. Needs `PersistenceModule`. */
@Global()
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      providers: [
        { provide: KAFKA_CLIENT, useFactory: () => kafkaClient(options) },
        {
          provide: Messaging,
          inject: [Database, KAFKA_CLIENT, Metrics, Health],
          useFactory: (database: Database, kafka: KafkaClient, metrics: Metrics, health: Health) =>
            new Messaging(database, kafka, { metrics, health }, options),
        },
        { provide: EventStore, inject: [Messaging], useFactory: (messaging: Messaging) => messaging.store },
        {
          provide: DeadLetters,
          inject: [Database],
          useFactory: (database: Database) => new DeadLetters(database),
        },
      ],
      exports: [KAFKA_CLIENT, Messaging, EventStore, DeadLetters],
    };
  }
}

/**
 * Connects the application's `@EventPattern('<topic>')` methods to Kafka. Call it before `app.startAllMicroservices()`.
 *
 * @returns the transport, which tells whether it consumes.
 */
export function connectKafkaEvents(app: INestApplication): KafkaEvents {
  const messaging = app.get(Messaging);
  const strategy = new KafkaEvents((handlers) => messaging.consumer(handlers));
  app.get(Health).register('consumer', () => strategy.assertConsuming());
  app.connectMicroservice({ strategy }, { deferInitialization: true }).useGlobalFilters(new RethrowErrors());
  return strategy;
}

function kafkaClient(options: MessagingOptions): KafkaClient {
  const logger = new Logger('kafka');
  const client = new KafkaJsClient({
    clientId: (options.topicPrefix ?? '') + options.service,
    brokers: options.brokers,
    security: options.security,
    log: (level, message, details) => logger[level]({ message, ...details }),
  });
  const taken = tracing();
  return taken ? tracedKafka(client, taken) : client;
}
