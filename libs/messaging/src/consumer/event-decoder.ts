import { accept, ContractError, decodeHeaders, EnvelopeError, isUuid } from '@muster/contracts';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import { PermanentError } from './consumer-errors.js';
import type { Decoded } from './slice.js';

/**
 * Turns fetched messages into events. Unknown types of a known topic are marked, for a consumer must not stumble over them; an
 * unknown major version, a broken envelope, broken JSON or data that breaks the contract is a permanent error.
 *
 * @param check holds the data to its contract; replaced only in the kernel's own tests.
 * @param read by topic, the names of the types that the handler reads, e.g. `muster.ticket.raised`; a topic without an entry is read
 *   whole. What is not read costs nothing but a look at one header.
 */
export function eventDecoder(
  check: (type: string, data: unknown) => unknown = accept,
  read: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): (message: FetchedMessage, topic: string, partition: number) => Decoded {
  return (message, topic, partition) => {
    const type = message.header ? message.header('ce_type') : message.headers['ce_type'];
    if (type && read.get(topic)?.has(withoutMajor(type)) === false) return 'ignored';
    try {
      const envelope = decodeHeaders(message.headers);
      if (!isUuid(envelope.id)) return new PermanentError('bad_envelope', 'ce_id: must be a UUID');
      if (envelope.key !== message.key) {
        return new PermanentError('bad_envelope', 'ce_partitionkey: differs from the record key');
      }
      const { value } = message;
      if (value === null) return new PermanentError('no_value', 'the record has no value');
      const json = value.toString('utf8');
      const data = JSON.parse(json) as Record<string, unknown>;
      const event = {
        id: envelope.id.toLowerCase(), // as the inbox gives it back
        type: envelope.type,
        tenantId: envelope.tenantId,
        key: envelope.key,
        version: envelope.version,
        time: envelope.time,
        recordedAt: envelope.recordedAt,
        correlationId: envelope.correlationId,
        traceparent: envelope.traceparent,
        data,
        json,
        topic,
        partition,
        offset: message.offset,
      };
      return isUnknown(check, envelope.type, data) ? { ...event, unknownType: true } : event;
    } catch (error) {
      if (error instanceof ContractError || error instanceof EnvelopeError)
        return new PermanentError(error.code, error.message);
      if (error instanceof SyntaxError) return new PermanentError('bad_json', 'the value is not JSON');
      throw error;
    }
  };
}

function isUnknown(check: (type: string, data: unknown) => unknown, type: string, data: unknown): boolean {
  try {
    check(type, data);
    return false;
  } catch (error) {
    if (error instanceof ContractError && error.code === 'unknown_event_type') return true;
    throw error;
  }
}

/** `muster.ticket.raised.v1` → `muster.ticket.raised`: another major of a type that is read must be noticed, not passed over. */
export function withoutMajor(type: string): string {
  return type.slice(0, type.lastIndexOf('.'));
}
