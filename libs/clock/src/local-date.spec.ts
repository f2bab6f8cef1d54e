import { daysBetween, localDate, plusDays, startOfLocalDate } from './index.js';

describe('local dates', () => {
  it('change at local midnight, across the year', () => {
    const midnight = Date.UTC(2026, 11, 31, 16);
    expect(localDate('Asia/Shanghai', midnight - 1)).toBe('2026-12-31');
    expect(localDate('Asia/Shanghai', midnight)).toBe('2027-01-01');
    expect(startOfLocalDate('Asia/Shanghai', '2027-01-01')).toBe(midnight);
  });

  it('begin where clocks change', () => {
    expect(startOfLocalDate('America/Sao_Paulo', '2018-11-04')).toBe(Date.UTC(2018, 10, 4, 3));
  });

  it('are so many days apart, whatever clocks do between them', () => {
    expect([plusDays('2028-02-28', 2), plusDays('2027-01-01', -1)]).toEqual(['2028-03-01', '2026-12-31']);
    expect([daysBetween('2028-02-28', '2028-03-01'), daysBetween('2027-01-01', '2026-12-31')]).toEqual([
      2, -1,
    ]);
  });

  it('must exist', () => {
    expect(() => startOfLocalDate('Asia/Shanghai', '2026-02-30')).toThrow(
      expect.objectContaining({ name: 'RangeError' }),
    );
  });
});
