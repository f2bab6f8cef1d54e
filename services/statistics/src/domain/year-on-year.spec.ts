import { changeOf, monthsBefore, monthsUpTo, yearBefore } from './year-on-year.js';

describe('year on year (X1)', () => {
  it('is the change over what there was; over nothing there is no percentage', () => {
    expect(changeOf(12, 10)).toEqual({ now: 12, before: 10, difference: 2, ratio: 0.2, base: 'enough' });
    expect(changeOf(5, 0)).toEqual({ now: 5, before: 0, difference: 5, ratio: null, base: 'none' });
    expect(changeOf(0, 0)).toMatchObject({ difference: 0, ratio: null });
  });

  it('says of a small base that it is one: nine investments after three are +200 %', () => {
    expect(changeOf(9, 3)).toEqual({ now: 9, before: 3, difference: 6, ratio: 2, base: 'small' });
    expect([changeOf(1, 9).base, changeOf(1, 10).base]).toEqual(['small', 'enough']);
  });

  it('compares the same months', () => {
    expect(monthsUpTo('2026-03')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(monthsUpTo('2026-01')).toEqual(['2026-01']);
    expect(monthsUpTo('2026-12')).toHaveLength(12);
    expect(monthsBefore('2026-02', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
    expect(['2026-03', '2024-02'].map(yearBefore)).toEqual(['2025-03', '2023-02']);
  });
});
