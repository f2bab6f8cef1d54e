import { compositeOf, THREE_RATES } from './composite.js';

const of = (k1: number | null, k2: number | null, k3: number | null) =>
  compositeOf(new Map([['K1', k1], ['K2', k2], ['K3', k3]])); // prettier-ignore

describe('the composite score (K4)', () => {
  it('weighs the three rates 30, 35 and 35', () => {
    expect(THREE_RATES.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    // A published month of 2022: 98.01, 96.20 and 95.99 make 96.67.
    expect(of(0.9801, 0.962, 0.9599).score).toBeCloseTo(96.67, 2);
    expect(of(1, 1, 1)).toEqual({ score: 100, missing: [] });
  });

  it('spreads the weight of a rate that nobody could be asked for, and says which', () => {
    expect(of(null, 0.8, 0.6)).toEqual({ score: 70, missing: ['K1'] });
    expect(of(0.5, null, null)).toEqual({ score: 50, missing: ['K2', 'K3'] });
    expect(of(null, null, null)).toEqual({ score: null, missing: ['K1', 'K2', 'K3'] });
    expect(compositeOf(new Map()).missing).toHaveLength(3);
  });
});
