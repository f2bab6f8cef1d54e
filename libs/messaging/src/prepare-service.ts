import { type DatabaseOptions, openDataSource } from '@muster/persistence';
import { contractTopics } from './kafka/contract-topics.js';
import { KafkaJsClient } from './kafka/kafkajs.client.js';
import type { MessagingOptions } from './messaging.js';

/**
 * What `main.js migrate` does before any process of a service starts: the schema is brought to its head, and
 * the missing ones of its topics are created. Safe to run again, and by several services at once.
 */
export async function prepareService(database: DatabaseOptions, messaging: MessagingOptions): Promise<void> {
  await (await openDataSource(database)).destroy();
  const { service, brokers, security, topicPrefix = '' } = messaging;
  const kafka = new KafkaJsClient({ clientId: `${topicPrefix}${service}.migrate`, brokers, security });
  try {
    await kafka.createTopics(contractTopics(messaging));
  } finally {
    await kafka.disconnect();
  }
}
