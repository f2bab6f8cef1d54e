import { localDate, startOfLocalDate } from './index.js';

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

  it('must exist', () => {
    expect(() => startOfLocalDate('Asia/Shanghai', '2026-02-30')).toThrow(
      expect.objectContaining({ name: 'RangeError' }),
    );
  });
});
