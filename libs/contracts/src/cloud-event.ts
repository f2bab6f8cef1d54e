/** CloudEvents 1.0, Kafka binary mode: the attributes travel as headers, the record's value is the data alone. */
export interface Envelope {
  /** UUIDv7, made with the event and the same on every delivery. */
  readonly id: string;
  /** Sending service by name, e.g. `escalation`. */
  readonly service: string;
  readonly type: string;
  /** Aggregate id; also the Kafka key. */
  readonly key: string;
  /** Aggregate version, from 1. */
  readonly version: number;
  /** When it happened. */
  readonly time: Date;
  /** When it was written to the event log. */
  readonly recordedAt: Date;
  readonly tenantId: string;
  readonly correlationId: string | null;
  /** W3C trace context of the command that caused the event. */
  readonly traceparent: string | null;
}

/** Kafka headers by name. */
export type Headers = Record<string, string>;

/** Names of the headers. */
export const headerNames = {
  specVersion: 'ce_specversion',
  id: 'ce_id',
  source: 'ce_source',
  type: 'ce_type',
  subject: 'ce_subject',
  time: 'ce_time',
  dataSchema: 'ce_dataschema',
  partitionKey: 'ce_partitionkey',
  sequence: 'ce_sequence',
  tenantId: 'ce_tenantid',
  recordedAt: 'ce_recordedat',
  correlationId: 'ce_correlationid',
  traceparent: 'traceparent',
  contentType: 'content-type',
} as const;

/** Headers that every record has. */
export const requiredHeaders: readonly string[] = Object.values(headerNames).filter(
  (name) => name !== headerNames.correlationId && name !== headerNames.traceparent,
);

const CONTENT_TYPE = 'application/json';
const SOURCE_PREFIX = '/services/';
const SEQUENCE = /^[0-9]{20}$/;
// What Date.parse alone would let through ("2026", "1 Jan") is not RFC 3339.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** A record whose headers are not those of an event of ours. */
export class EnvelopeError extends Error {
  readonly code = 'bad_envelope';

  readonly header: string;

  constructor(header: string, reason: string) {
    super(`${header}: ${reason}`);
    this.header = header;
    this.name = 'EnvelopeError';
  }
}

/** `ce_source` of a service. */
export const sourceOf = (service: string): string => SOURCE_PREFIX + service;

const schemas = { publicUrl: '', byType: new Map<string, string>() };

/**
 * Where a type's schema can be read: the very same text each time, which is told from another at a glance.
 *
 * @param publicUrl the gateway's address, without a slash at its end.
 */
export function dataSchemaOf(publicUrl: string, type: string): string {
  if (publicUrl !== schemas.publicUrl) {
    schemas.publicUrl = publicUrl;
    schemas.byType.clear();
  }
  let address = schemas.byType.get(type);
  if (address === undefined) schemas.byType.set(type, (address = `${publicUrl}/schemas/${type}.json`));
  return address;
}

/** An aggregate version as `ce_sequence`: 20 digits, so that text order is number order. */
export const encodeSequence = (version: number): string => String(version).padStart(20, '0');

// All that a command has brought about happened at one instant and was recorded at another: the same two, record after record.
const occurredAt = rememberedIso();
const recordedAt = rememberedIso();

function rememberedIso(): (time: Date) => string {
  let last = Number.NaN;
  let text = '';
  return (time) => {
    const at = time.getTime();
    if (at !== last) {
      text = time.toISOString();
      last = at;
    }
    return text;
  };
}

/**
 * Turns an envelope into Kafka headers. On the hot path: no validation here, the outbox's rows are ours. First what differs from event to
 * event: what all events of a change have in common is then copied from one to the next at once (ADR-0248).
 */
export function encodeHeaders(envelope: Envelope, publicUrl: string): Headers {
  const headers: Headers = {
    ce_id: envelope.id,
    ce_sequence: encodeSequence(envelope.version),
    ce_type: envelope.type,
    ce_dataschema: dataSchemaOf(publicUrl, envelope.type),
    ce_specversion: '1.0',
    ce_source: SOURCE_PREFIX + envelope.service,
    ce_subject: envelope.key,
    ce_time: occurredAt(envelope.time),
    ce_partitionkey: envelope.key,
    ce_tenantid: envelope.tenantId,
    ce_recordedat: recordedAt(envelope.recordedAt),
    'content-type': CONTENT_TYPE,
  };
  if (envelope.correlationId !== null) headers.ce_correlationid = envelope.correlationId;
  if (envelope.traceparent !== null) headers.traceparent = envelope.traceparent;
  return headers;
}

/**
 * Reads an envelope from Kafka headers.
 *
 * @throws EnvelopeError when a required header is missing or malformed; such a record is dead-lettered, never guessed at.
 */
export function decodeHeaders(headers: Readonly<Record<string, string | Buffer | undefined>>): Envelope {
  if (need(headers, 'ce_specversion') !== '1.0') throw new EnvelopeError('ce_specversion', 'must be 1.0');
  const contentType = need(headers, 'content-type');
  if (contentType !== CONTENT_TYPE && !contentType.startsWith(CONTENT_TYPE + ';')) {
    throw new EnvelopeError('content-type', `must be ${CONTENT_TYPE}`);
  }
  const source = need(headers, 'ce_source');
  if (!source.startsWith(SOURCE_PREFIX))
    throw new EnvelopeError('ce_source', `must start with ${SOURCE_PREFIX}`);
  const sequence = need(headers, 'ce_sequence');
  const version = Number(sequence);
  if (!SEQUENCE.test(sequence) || version < 1 || !Number.isSafeInteger(version)) {
    throw new EnvelopeError('ce_sequence', 'must be 20 digits, from 1');
  }
  return {
    id: need(headers, 'ce_id'),
    service: source.slice(SOURCE_PREFIX.length),
    type: need(headers, 'ce_type'),
    key: need(headers, 'ce_partitionkey'),
    version,
    time: instantOf(headers, 'ce_time'),
    recordedAt: instantOf(headers, 'ce_recordedat'),
    tenantId: need(headers, 'ce_tenantid'),
    correlationId: headers.ce_correlationid?.toString() ?? null,
    traceparent: headers.traceparent?.toString() ?? null,
  };
}

function need(headers: Readonly<Record<string, string | Buffer | undefined>>, name: string): string {
  const value = headers[name];
  if (value === undefined || value.length === 0) throw new EnvelopeError(name, 'is missing');
  return typeof value === 'string' ? value : value.toString();
}

/** What was read last of each header that is an instant: the events of one commit share theirs. */
const lastInstants: Record<'ce_time' | 'ce_recordedat', { text: string; epochMs: number }> = {
  ce_time: { text: '', epochMs: NaN },
  ce_recordedat: { text: '', epochMs: NaN },
};

function instantOf(
  headers: Readonly<Record<string, string | Buffer | undefined>>,
  name: 'ce_time' | 'ce_recordedat',
): Date {
  const text = need(headers, name);
  const last = lastInstants[name];
  if (text !== last.text) {
    const epochMs = Date.parse(text);
    if (!INSTANT.test(text) || Number.isNaN(epochMs))
      throw new EnvelopeError(name, 'must be an RFC 3339 instant');
    lastInstants[name] = { text, epochMs };
  }
  return new Date(lastInstants[name].epochMs);
}
