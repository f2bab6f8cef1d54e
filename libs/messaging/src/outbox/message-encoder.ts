import { encodeHeaders } from '@muster/contracts';
import type { OutgoingMessage } from '../kafka/kafka-client.js';
import { unpackMessages } from './packed-messages.js';
import type { PendingRow } from './shard-session.js';

/** What a row of the outbox tells about its messages. */
export type EncodedRow = Omit<PendingRow, 'position' | 'shard' | 'first_version' | 'version'>;

/** Makes the function that turns an outbox row into CloudEvents in Kafka's binary mode. */
export function messageEncoder(options: {
  service: string;
  publicUrl: string;
}): (row: EncodedRow) => OutgoingMessage[] {
  return (row) =>
    unpackMessages(row.messages).map(({ id, version, type, occurredAt, payload }) => ({
      topic: row.topic,
      key: row.key,
      value: payload,
      headers: encodeHeaders(
        {
          id,
          service: options.service,
          type,
          key: row.key,
          version,
          time: new Date(occurredAt),
          recordedAt: row.recorded_at,
          tenantId: row.tenant_id,
          correlationId: row.correlation_id,
          traceparent: row.traceparent,
        },
        options.publicUrl,
      ),
    }));
}
