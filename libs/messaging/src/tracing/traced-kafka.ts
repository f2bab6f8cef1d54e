import { parseTraceparent, type TraceSpan, type Tracing } from '@muster/observability';
import type { KafkaClient, OutgoingMessage } from '../kafka/kafka-client.js';

/**
 * A Kafka client whose publishing is traced: a span per message, in the trace of the command that caused it. The header stays that
 * command's: a message that is published twice, or months later from the event log, keeps its trace (ADR-0019).
 */
export function tracedKafka(kafka: KafkaClient, tracing: Tracing): KafkaClient {
  return {
    connect: () => kafka.connect(),
    consume: (subscription) => kafka.consume(subscription),
    createTopics: (topics) => kafka.createTopics(topics),
    lag: (group, topics) => kafka.lag(group, topics),
    ping: () => kafka.ping(),
    disconnect: () => kafka.disconnect(),
    publish: async (messages, apart) => {
      const spans = messages.flatMap((message) => sendSpan(tracing, message, messages.length) ?? []);
      try {
        await kafka.publish(messages, apart);
        for (const span of spans) span.end();
      } catch (error) {
        for (const span of spans) span.end({}, true);
        throw error;
      }
    },
  };
}

function sendSpan(
  tracing: Tracing,
  { topic, key, headers }: OutgoingMessage,
  batch: number,
): TraceSpan | undefined {
  const parent = parseTraceparent(headers.traceparent);
  if (!parent?.sampled) return undefined;
  return tracing.begin('producer', `send ${topic}`, parent, {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'send',
    'messaging.destination.name': topic,
    'messaging.kafka.message.key': key,
    'messaging.message.id': headers.ce_id ?? '',
    'messaging.batch.message_count': batch,
  });
}
