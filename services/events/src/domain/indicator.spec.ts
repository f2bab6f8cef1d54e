import { changeOf, type Indicator, tallyOf } from './indicator.js';

const indicator = (
  before: number | null,
  after: number | null,
  more: Partial<Indicator> = {},
): Indicator => ({
  ...{ name: '排队', unit: '辆', better: 'lower' },
  before: before === null ? null : { value: before, on: '2026-12-01' },
  after: after === null ? null : { value: after, on: '2026-12-28' },
  ...more,
});

describe('what has become of an indicator', () => {
  it.each<[number, number, Indicator['better'], object]>([
    [42.5, 17, 'lower', { absolute: -25.5, percent: -60, verdict: 'better' }],
    [42.5, 17, 'higher', { absolute: -25.5, percent: -60, verdict: 'worse' }],
    [10, 15, 'higher', { absolute: 5, percent: 50, verdict: 'better' }],
    [10, 15, 'lower', { absolute: 5, percent: 50, verdict: 'worse' }],
    [7, 7, 'lower', { absolute: 0, percent: 0, verdict: 'unchanged' }],
    [0, 3, 'higher', { absolute: 3, percent: null, verdict: 'better' }],
    [0, 0, 'higher', { absolute: 0, percent: null, verdict: 'unchanged' }],
    [-4, -2, 'higher', { absolute: 2, percent: 50, verdict: 'better' }],
    [0.3, 0.1, 'lower', { absolute: -0.2, percent: -66.7, verdict: 'better' }],
  ])('from %d to %d where %s is better', (before, after, better, change) => {
    expect(changeOf(indicator(before, after, { better }))).toEqual(change);
  });

  it('is not known before both are measured', () => {
    expect(changeOf(indicator(3, null))).toBeUndefined();
    expect(changeOf(indicator(null, 3))).toBeUndefined();
  });

  it('is counted', () => {
    const some = [indicator(3, null), indicator(3, 1), indicator(1, 3), indicator(2, 2)];
    expect(tallyOf(some)).toEqual({ indicators: 4, measured: 3, better: 1 });
  });
});
