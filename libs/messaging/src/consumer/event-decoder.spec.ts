import { encodeHeaders } from '@muster/contracts';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import { PermanentError } from './consumer-errors.js';
import { eventDecoder } from './event-decoder.js';

const STARTED = 'muster.ticket.started.v1';
const envelope = {
  id: '0198f0f4-1c00-7a10-8000-000000000001',
  service: 'escalation',
  type: STARTED,
  key: '0198f0f4-1c00-7a10-8000-000000000002',
  version: 9,
  time: new Date('2026-03-02T01:00:00Z'),
  recordedAt: new Date('2026-03-02T01:00:01Z'),
  tenantId: 'harbour',
  correlationId: null,
  traceparent: null,
};
const data = {
  ticket_id: envelope.key,
  ticket_no: 'HB-2026-000001',
  round: 1,
  version: 9,
  occurred_at: '2026-03-02T01:00:00.000Z',
  lead_assignment_id: '0198f0f4-1c00-7a10-8000-000000000003',
};

function message(
  changes: Partial<typeof envelope> = {},
  value: string | null = JSON.stringify(data),
  key = envelope.key,
): FetchedMessage {
  const headers = encodeHeaders({ ...envelope, ...changes }, 'http://localhost:8080');
  return { offset: 41, key, value: value === null ? null : Buffer.from(value), headers, timestamp: 0 };
}

describe('eventDecoder', () => {
  const decode = eventDecoder();
  const code = (of: FetchedMessage) => (decode(of, 'tickets', 3) as PermanentError).code;

  it('gives an event its envelope, its data and its place', () => {
    const { service: _, ...attributes } = envelope;
    expect(decode(message(), 'tickets', 3)).toEqual({
      ...attributes,
      data,
      topic: 'tickets',
      partition: 3,
      offset: 41,
    });
  });

  it.each([
    ['no value', message({}, null), 'no_value'],
    ['no JSON', message({}, '{"ticket_id":'), 'bad_json'],
    ['data that breaks the contract', message({}, '{}'), 'contract_violated'],
    ['another major version', message({ type: 'muster.ticket.started.v2' }), 'unknown_major_version'],
    ['an id that is no UUID', message({ id: 'one' }), 'bad_envelope'],
    ['a record key that is not the event’s', message({}, undefined, 'other'), 'bad_envelope'],
    ['no CloudEvent at all', { ...message(), headers: {} }, 'bad_envelope'],
  ])('refuses %s for good', (_what, of, expected) => {
    expect(decode(of, 'tickets', 3)).toBeInstanceOf(PermanentError);
    expect(code(of)).toBe(expected);
  });

  it('marks a type that this release does not know', () => {
    expect(decode(message({ type: 'muster.ticket.painted.v1' }), 'tickets', 3)).toMatchObject({
      unknownType: true,
    });
  });

  it('passes over what its consumer does not read, but not another major of what it reads', () => {
    const choosy = eventDecoder(undefined, new Map([['tickets', new Set(['muster.ticket.started'])]]));
    expect(choosy(message({ type: 'muster.ticket.raised.v1' }, 'whatever'), 'tickets', 3)).toBe('ignored');
    expect(choosy(message(), 'tickets', 3)).toMatchObject({ type: STARTED });
    expect(choosy(message({ type: 'muster.ticket.started.v2' }), 'tickets', 3)).toBeInstanceOf(
      PermanentError,
    );
    expect(choosy(message({ type: 'muster.ticket.raised.v1' }, '{}'), 'other-topic', 3)).toBeInstanceOf(
      PermanentError,
    );
  });
});
