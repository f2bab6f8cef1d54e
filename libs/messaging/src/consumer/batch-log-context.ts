import { parseTraceparent, type RequestContext } from '@muster/observability';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import type { ReceivedEvent } from './received-event.js';

/**
 * What log lines say while a handler works on a batch: the ids of its first event, which is the only one when a culprit is sought. The
 * trace of that event is also the one that the handler's own events go on with.
 */
export function batchContext(events: readonly ReceivedEvent[]): RequestContext {
  const { topic, partition, offset, traceparent, tenantId, key, id } = events[0]!;
  return {
    requestId: `${topic}/${partition}/${offset}`,
    traceparent: traceparent ?? '',
    traceId: parseTraceparent(traceparent)?.traceId ?? '',
    ...(events.length === 1 ? { tenantId, ticketId: key, eventId: id } : {}),
  };
}

/** What a log line says about one message: where it is and whose, nothing of what it says. */
export function messageFields(message: FetchedMessage, topic: string, partition: number): object {
  const { headers, key, offset } = message;
  return {
    topic,
    partition,
    offset,
    event_id: headers.ce_id,
    type: headers.ce_type,
    tenant_id: headers.ce_tenantid,
    ticket_id: key,
    trace_id: parseTraceparent(headers.traceparent)?.traceId,
  };
}
