import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import type { ConsumerRunner } from '../consumer/consumer-runner.js';
import { KafkaEvents, RethrowErrors } from '../consumer/kafka-events.js';
import { Messaging } from '../messaging.js';

/**
 * The service's consumer with its handlers, which joins no group: for commands, which run beside the service (ADR-0020).
 *
 * @returns undefined for a service that consumes nothing.
 */
export async function idleConsumer(context: INestApplicationContext): Promise<ConsumerRunner | undefined> {
  const app = context as INestApplication;
  const messaging = app.get(Messaging);
  const strategy = new KafkaEvents((handlers) => messaging.consumer(handlers), false);
  const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true });
  microservice.useGlobalFilters(new RethrowErrors());
  // Its hooks would start what the service does by itself: relays, deadlines, publishing.
  (microservice as unknown as NestMicroservice).setIsInitHookCalled(true);
  await microservice.listen();
  return strategy.unwrap<ConsumerRunner | undefined>();
}
