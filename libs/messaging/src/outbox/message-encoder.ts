import { encodeHeaders } from '@muster/contracts';
import type { OutgoingMessage } from '../kafka/kafka-client.js';
import type { PendingRow } from './shard-session.js';

/** Makes the function that turns an outbox row into a CloudEvent in Kafka's binary mode. */
export function messageEncoder(options: {
  service: string;
  publicUrl: string;
}): (row: PendingRow) => OutgoingMessage {
  return (row) => ({
    topic: row.topic,
    key: row.key,
    value: row.payload,
    headers: encodeHeaders(
      {
        id: row.message_id,
        service: options.service,
        type: row.type,
        key: row.key,
        version: row.version,
        time: row.occurred_at,
        recordedAt: row.recorded_at,
        tenantId: row.tenant_id,
        correlationId: row.correlation_id,
        traceparent: row.traceparent,
      },
      options.publicUrl,
    ),
  });
}
