import fc from 'fast-check';
import { isoInstant } from './iso-instant.js';

describe('isoInstant', () => {
  // Few different instants, so that many are met again and many share a slot.
  const instant = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -600, max: 600 }));

  it('says what Date says', () => {
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 200 }), (instants) => {
        for (const [day, ms] of instants) {
          const at = day * 86_400_000 + ms;
          expect(isoInstant(at)).toBe(new Date(at).toISOString());
        }
      }),
    );
  });

  it.each([Number.NaN, Infinity, 8.64e15 + 1])('refuses %d', (at) => {
    expect(() => isoInstant(at)).toThrow(/date value|time value/);
  });
});
