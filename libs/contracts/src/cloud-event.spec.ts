import { type Envelope, EnvelopeError, decodeHeaders, encodeHeaders, requiredHeaders } from './index.js';

const envelope: Envelope = {
  id: '0198f0f4-0000-7000-8000-000000000009',
  service: 'escalation',
  type: 'muster.ticket.raised.v1',
  key: '0198f0f4-0000-7000-8000-000000000001',
  version: 12,
  time: new Date('2026-11-23T00:00:00.123Z'),
  recordedAt: new Date('2026-11-23T00:00:00.456Z'),
  tenantId: 'tianjin',
  correlationId: 'req-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

describe('CloudEvents headers', () => {
  const headers = encodeHeaders(envelope, 'http://localhost:8080');

  it('follow the Kafka binding in binary mode', () => {
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: envelope.id,
      ce_source: '/services/escalation',
      ce_type: 'muster.ticket.raised.v1',
      ce_subject: envelope.key,
      ce_time: '2026-11-23T00:00:00.123Z',
      ce_dataschema: 'http://localhost:8080/schemas/muster.ticket.raised.v1.json',
      ce_partitionkey: envelope.key,
      ce_sequence: '00000000000000000012',
      ce_tenantid: 'tianjin',
      ce_recordedat: '2026-11-23T00:00:00.456Z',
      ce_correlationid: 'req-1',
      traceparent: envelope.traceparent,
      'content-type': 'application/json',
    });
  });

  it('come back as the same envelope, from text and from buffers', () => {
    const buffers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]),
    );
    expect(decodeHeaders(headers)).toEqual(envelope);
    expect(decodeHeaders(buffers)).toEqual(envelope);
  });

  it('leave out what is not there', () => {
    const bare = encodeHeaders(
      { ...envelope, correlationId: null, traceparent: null },
      'http://localhost:8080',
    );
    expect(Object.keys(bare).sort()).toEqual([...requiredHeaders].sort());
    expect(decodeHeaders(bare)).toMatchObject({ correlationId: null, traceparent: null });
  });

  // ce_subject repeats the key and ce_dataschema is for people: neither is needed to apply an event.
  const needed = requiredHeaders.filter((name) => name !== 'ce_subject' && name !== 'ce_dataschema');
  it.each(needed)('are refused without %s', (name) => {
    const { [name]: _, ...rest } = headers;
    expect(() => decodeHeaders(rest)).toThrow(EnvelopeError);
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['content-type', 'application/cloudevents+json'],
    ['ce_source', 'elsewhere'],
    ['ce_sequence', '12'],
    ['ce_sequence', '00000000000000000000'],
    ['ce_sequence', '99999999999999999999'],
    ['ce_time', '2026'],
    ['ce_recordedat', 'yesterday'],
  ])('are refused with %s: %s', (name, value) => {
    expect(() => decodeHeaders({ ...headers, [name]: value })).toThrow(name);
  });
});
