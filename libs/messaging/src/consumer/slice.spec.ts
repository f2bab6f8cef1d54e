import type { FetchedBatch, FetchedMessage } from '../kafka/kafka-client.js';
import { PermanentError } from './consumer-errors.js';
import { halve, letterOf, type Slice } from './slice.js';

const message = (offset: number) =>
  ({ offset, key: 'a', headers: {}, value: null }) as unknown as FetchedMessage;

function slice(offsets: readonly number[], expected: number | null): Slice {
  const messages = offsets.map((offset) => ({ message: message(offset), decoded: 'ignored' as const }));
  return {
    batch: { topic: 't', partition: 3 } as FetchedBatch,
    messages,
    expected,
    next: offsets.at(-1)! + 1,
  };
}

describe('halve', () => {
  it.each([
    [[0, 1], null],
    [[4, 5, 6], 4],
    [[4, 7, 9, 12, 30], 2],
  ])('cuts %j so that the second half goes on where the first ends', (offsets, expected) => {
    const whole = slice(offsets, expected);
    const [first, second] = halve(whole);
    expect([...first.messages, ...second.messages]).toEqual(whole.messages);
    expect(first.messages.length).toBeGreaterThan(0);
    expect(second.messages.length).toBeGreaterThan(0);
    expect(first.expected).toBe(expected);
    expect(first.next).toBe(second.expected);
    expect(first.next).toBe(second.messages[0]!.message.offset);
    expect(second.next).toBe(whole.next);
  });
});

describe('letterOf', () => {
  it('keeps the code and at most 2,000 characters of the reason', () => {
    const letter = letterOf(
      slice([4], 4),
      message(4),
      'dead',
      new PermanentError('refused', 'x'.repeat(3_000)),
      2,
    );
    expect(letter).toMatchObject({
      topic: 't',
      partition: 3,
      state: 'dead',
      errorCode: 'refused',
      attempts: 2,
    });
    expect(letter.errorMessage).toHaveLength(2_000);
  });

  it('has no reason for a parked record, and some for whatever was thrown', () => {
    expect(letterOf(slice([4], 4), message(4), 'parked', null, 0)).toMatchObject({
      errorCode: null,
      errorMessage: null,
    });
    expect(letterOf(slice([4], 4), message(4), 'dead', 'text', 3)).toMatchObject({
      errorCode: 'unknown',
      errorMessage: 'text',
    });
  });
});
