import { pointsAbove, rateText } from './rate.js';

const rate = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : numerator / denominator,
});

describe('a rate', () => {
  it.each([
    [0, 0, '–'],
    [0, 7, '0.0%'],
    [2, 3, '66.7%'],
    [7, 7, '100.0%'],
    [2999, 3000, '99.9%'],
    [1, 3000, '0.1%'],
  ])('of %d in %d reads %s', (numerator, denominator, text) =>
    expect(rateText(rate(numerator, denominator))).toBe(text),
  );
});

describe('the difference of two rates', () => {
  it('is in percentage points, to a tenth', () => {
    expect(pointsAbove(rate(9, 10), rate(2, 3))).toBe(23.3);
    expect(pointsAbove(rate(2, 3), rate(9, 10))).toBe(-23.3);
  });

  it('is 0, and never −0, when it cannot be seen', () => {
    expect(Object.is(pointsAbove(rate(10_000, 20_001), rate(10_000, 20_000)), 0)).toBe(true);
  });

  it('is none when one of them is over nothing, or was never asked for', () => {
    expect(pointsAbove(rate(1, 2), rate(0, 0))).toBeNull();
    expect(pointsAbove(rate(0, 0), rate(1, 2))).toBeNull();
    expect(pointsAbove(rate(1, 2), undefined)).toBeNull();
  });
});
