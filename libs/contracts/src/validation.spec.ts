import { accept, type ContractError, type TicketRaised, validate } from './index.js';

const raised: TicketRaised = {
  version: 1,
  occurred_at: '2026-11-23T00:00:00.000Z',
  ticket_id: '0198f0f4-0000-7000-8000-000000000001',
  ticket_no: 'TJ-2026-000001',
  round: 1,
  enterprise_id: 'ent-017',
  source: 'enterprise',
  kind: 'key',
  category_code: 'berth',
  process_stage: null,
  priority: false,
  level: 1,
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as ContractError).code;
  }
  return 'accepted';
};

describe('producers', () => {
  it('pass with exactly what the schema says', () => {
    expect(() => validate('muster.ticket.raised.v1', raised)).not.toThrow();
  });

  it.each([
    ['an unknown field', { ...raised, extra: 1 }],
    ['an unknown value of a list', { ...raised, kind: 'whim' }],
    ['a missing field', { ...raised, round: undefined }],
    ['a wrong type', { ...raised, version: '1' }],
    ['a bad id', { ...raised, ticket_id: 'not-a-uuid' }],
    ['a bad instant', { ...raised, occurred_at: '2026-11-23' }],
  ])('are stopped by %s', (_, data) => {
    expect(codeOf(() => validate('muster.ticket.raised.v1', JSON.parse(JSON.stringify(data))))).toBe(
      'contract_violated',
    );
  });

  it('are told where the fault is', () => {
    expect(() => validate('muster.ticket.raised.v1', { ...raised, round: 0 })).toThrow(
      /\/round must be >= 1/,
    );
  });
});

describe('consumers', () => {
  it('let unknown fields and unknown values of lists pass', () => {
    const data = { ...raised, kind: 'whim', extra: { nested: true } };
    expect(accept('muster.ticket.raised.v1', data)).toBe(data);
  });

  it('still refuse what they cannot work with', () => {
    expect(codeOf(() => accept('muster.ticket.raised.v1', { ...raised, version: 'one' }))).toBe(
      'contract_violated',
    );
  });

  it('tell an unknown type from an unknown major of a known one', () => {
    expect(codeOf(() => accept('muster.ticket.raised.v2', raised))).toBe('unknown_major_version');
    expect(codeOf(() => accept('muster.ticket.sung.v1', raised))).toBe('unknown_event_type');
    expect(codeOf(() => accept('constructor', raised))).toBe('unknown_event_type');
  });
});
