import { chanceOfFall, chanceOfRise, riseOf } from './counts-in-time.js';

describe('a rise in counts', () => {
  it('is as improbable as the binomial distribution has it', () => {
    // Two of two in the last of two months: a quarter. Three of three in the last of four: a sixty-fourth.
    expect(chanceOfRise(2, 0, 1)).toBeCloseTo(0.25, 12);
    expect(chanceOfRise(3, 0, 3)).toBeCloseTo(1 / 64, 12);
    // One of two, or both.
    expect(chanceOfRise(1, 1, 1)).toBeCloseTo(0.75, 12);
    expect([chanceOfRise(0, 0, 3), chanceOfRise(0, 12, 3)]).toEqual([1, 1]);
  });

  it('is no surprise at the mean, and one far above it, also among thousands', () => {
    expect(chanceOfRise(1_000, 3_000, 3)).toBeCloseTo(0.51, 1);
    expect(chanceOfRise(1_400, 3_000, 3)).toBeLessThan(1e-12);
    expect(chanceOfRise(40, 30, 3)).toBeLessThan(0.001);
  });

  it('is measured in deviations', () => {
    expect(riseOf(25, 27, 3)).toBeCloseTo((25 - 9) / 3, 12);
    expect([riseOf(2, 0, 3), riseOf(0, 12, 3)]).toEqual([2, -2]);
  });
});

describe('a fall in counts', () => {
  it('is as improbable as the binomial distribution has it', () => {
    // None of two in the last of two months: a quarter. None of three in the last of four: 27 of 64.
    expect(chanceOfFall(0, 2, 1)).toBeCloseTo(0.25, 12);
    expect(chanceOfFall(0, 3, 3)).toBeCloseTo(27 / 64, 12);
    expect(chanceOfFall(1, 1, 1)).toBeCloseTo(0.75, 12);
    expect([chanceOfFall(0, 0, 3), chanceOfFall(5, 0, 3)]).toEqual([1, 1]);
  });

  it('is the other side of a rise: of one month against another, the same test with them exchanged', () => {
    expect(chanceOfFall(4, 13, 1)).toBeCloseTo(chanceOfRise(13, 4, 1), 12);
    expect(chanceOfFall(7, 20, 3) + chanceOfRise(8, 19, 3)).toBeCloseTo(1, 12);
    expect(chanceOfFall(700, 3_000, 3)).toBeLessThan(1e-12);
  });
});
