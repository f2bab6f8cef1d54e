import { storedCode, storedKey, storedReason } from './storable.js';

describe('storedKey', () => {
  it.each(['', 'ticket-1', '企'.repeat(341), 'x'.repeat(1_024)])(
    'keeps a key that an index can hold',
    (key) => {
      expect(storedKey(key)).toBe(key);
    },
  );

  it('makes a long one short, tells two of them apart, and stays', () => {
    const long = '企'.repeat(3_000);
    const stored = storedKey(long);
    expect(stored).toMatch(/^企{200}…[0-9a-f]{64}$/);
    expect(Buffer.byteLength(stored)).toBeLessThan(1_024);
    expect(storedKey(`${long}x`)).not.toBe(stored);
    expect(storedKey(stored)).toBe(stored);
  });

  it('has nothing that PostgreSQL cannot hold', () => {
    expect(storedKey('a\0b')).toBe('a\ufffdb');
    expect(storedKey(`${'x'.repeat(199)}${'😀'.repeat(1_000)}`).isWellFormed()).toBe(true);
  });
});

describe('storedReason', () => {
  it('is at most 2,000 characters, and none of them half of one', () => {
    const reason = storedReason(new Error(`${'x'.repeat(1_999)}😀`));
    expect(reason).toBe(`${'x'.repeat(1_999)}\ufffd`);
  });

  it.each([
    [new Error('a\0b'), 'a\ufffdb'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ message: 7 }, '7'],
  ])('says something of whatever was thrown', (thrown, reason) => {
    expect(storedReason(thrown)).toBe(reason);
  });
});

it('knows a code that is one', () => {
  expect([{ code: '23505' }, { code: 7 }, undefined].map(storedCode)).toEqual([
    '23505',
    'unknown',
    'unknown',
  ]);
});
