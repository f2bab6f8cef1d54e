import { parseTraceparent, type TraceSpan, type Tracing } from '@muster/observability';
import type { BatchHandler } from '../consumer/batch-context.js';
import type { ReceivedEvent } from '../consumer/received-event.js';

/**
 * A handler whose work is traced: a span per event, in the trace of the command that caused it, from when its batch is handed over until
 * the batch's transaction is committed. What is rolled back leaves no span, or a failed one when it was the handler that threw.
 */
export function tracedHandler(handle: BatchHandler, group: string, tracing: Tracing): BatchHandler {
  return async (events, context) => {
    const spans = events.flatMap((event) => processSpan(tracing, event, group, events.length) ?? []);
    context.afterCommit(() => {
      for (const span of spans) span.end();
    });
    try {
      await handle(events, context);
    } catch (error) {
      for (const span of spans) span.end({}, true);
      throw error;
    }
  };
}

function processSpan(
  tracing: Tracing,
  event: ReceivedEvent,
  group: string,
  batch: number,
): TraceSpan | undefined {
  const parent = parseTraceparent(event.traceparent);
  if (!parent?.sampled) return undefined;
  return tracing.begin('consumer', `process ${event.topic}`, parent, {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': event.topic,
    'messaging.destination.partition.id': String(event.partition),
    'messaging.kafka.offset': event.offset,
    'messaging.kafka.message.key': event.key,
    'messaging.consumer.group.name': group,
    'messaging.message.id': event.id,
    'messaging.batch.message_count': batch,
    'cloudevents.event_type': event.type,
    'muster.tenant_id': event.tenantId,
  });
}
