import { ContractError, encodeHeaders } from '@muster/contracts';
import type { FetchedMessage } from '../kafka/kafka-client.js';
import { eventDecoder } from './event-decoder.js';

const time = new Date('2026-03-01T08:00:00.000Z');
const envelope = {
  id: '0195a3f0-7e7a-7000-8000-00000000000a',
  service: 'thing',
  type: 'muster.thing.changed.v1',
  key: 'a',
  version: 7,
  time,
  recordedAt: time,
  tenantId: 'harbour',
  correlationId: null,
  traceparent: null,
};

function message(
  overrides: Partial<FetchedMessage> = {},
  headers: Record<string, string> = {},
): FetchedMessage {
  return {
    offset: 12,
    key: 'a',
    value: Buffer.from('{"version":7}'),
    ...overrides,
    headers: { ...encodeHeaders(envelope, 'http://localhost'), ...headers },
  };
}

const decode = (given: FetchedMessage, check: (type: string) => void = () => undefined) =>
  eventDecoder(check)(given, 'things', 3);

describe('eventDecoder', () => {
  it('gives the event with where it stood', () => {
    const { service: _, ...expected } = envelope;
    expect(decode(message())).toEqual({
      ...expected,
      data: { version: 7 },
      json: '{"version":7}',
      topic: 'things',
      partition: 3,
      offset: 12,
    });
  });

  it('writes the id as the inbox does', () => {
    expect(decode(message({}, { ce_id: envelope.id.toUpperCase() }))).toMatchObject({ id: envelope.id });
  });

  it.each([
    ['bad_json', message({ value: Buffer.from('{not json') })],
    ['no_value', message({ value: null })],
    ['bad_envelope', message({ key: 'b' })],
    ['bad_envelope', message({ key: null })],
    ['bad_envelope', message({}, { ce_id: 'seven' })],
    ['bad_envelope', message({}, { ce_type: '' })],
    ['bad_envelope', message({}, { ce_sequence: '7' })],
    ['bad_envelope', message({}, { ce_time: 'yesterday' })],
  ])('%s is permanent', (code, given) => {
    expect(decode(given)).toMatchObject({ code, message: expect.any(String) });
  });

  it('tells a broken contract and an unknown major version', () => {
    for (const code of ['contract_violated', 'unknown_major_version'] as const) {
      const check = (type: string) => {
        throw new ContractError(code, type);
      };
      expect(decode(message(), check)).toMatchObject({ code });
    }
  });

  it('marks an unknown type, and passes over types that nobody reads', () => {
    const unknown = (type: string) => {
      throw new ContractError('unknown_event_type', type);
    };
    expect(decode(message(), unknown)).toMatchObject({ id: envelope.id, unknownType: true });
    const read = new Map([['things', new Set(['muster.thing.removed'])]]);
    expect(eventDecoder(unknown, read)(message(), 'things', 3)).toBe('ignored');
    expect(eventDecoder(() => undefined, read)(message(), 'others', 3)).toMatchObject({ id: envelope.id });
  });

  it('lets a mistake of its own through', () => {
    const check = () => {
      throw new TypeError('a bug');
    };
    expect(() => decode(message(), check)).toThrow('a bug');
  });
});
