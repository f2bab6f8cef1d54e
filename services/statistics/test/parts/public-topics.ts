import { testBrokers } from '@muster/local-stack/testing';
import { encodeHeaders, type TopicName } from '@muster/contracts';
import { KafkaJsClient, type OutgoingMessage } from '@muster/messaging';
import { v7 as uuidv7 } from 'uuid';
import type { PublicEvent } from '../../src/domain/public-event.js';

const SERVICES: Record<string, string> = {
  'muster.organizations.v1': 'organizations',
  'muster.tickets.v1': 'escalation',
  'muster.activities.v1': 'events',
  'muster.projects.v1': 'escalation',
};

/** Publishes as the other services do. */
export class PublicTopics {
  readonly kafka: KafkaJsClient;
  private last: OutgoingMessage[] = [];

  constructor(private readonly topicPrefix: string) {
    this.kafka = new KafkaJsClient({ clientId: `${topicPrefix}test`, brokers: testBrokers() });
  }

  /** @returns the ids of the events, in order. */
  async publish(
    topic: TopicName,
    tenantId: string,
    key: string,
    events: readonly PublicEvent[],
  ): Promise<string[]> {
    const ids = events.map(() => uuidv7());
    this.last = events.map((event, index) => ({
      topic: this.topicPrefix + topic,
      key,
      value: JSON.stringify(event.data),
      headers: encodeHeaders(
        {
          id: ids[index]!,
          service: SERVICES[topic]!,
          type: event.type,
          key,
          version: event.version,
          time: new Date(event.time),
          recordedAt: new Date(event.recordedAt),
          tenantId,
          correlationId: null,
          traceparent: null,
        },
        'http://localhost:8080',
      ),
    }));
    await this.kafka.publish(this.last);
    return ids;
  }

  /** Publishes the last messages once more, as a relay does that died before it could remember. */
  publishAgain(): Promise<void> {
    return this.kafka.publish(this.last);
  }
}
