import { monthAfter, monthAt, monthOf, monthText } from './month.js';

describe('a month', () => {
  it.each([
    ['2026-11', '2026-11'],
    ['2026-13', undefined],
    ['2026-1', undefined],
    ['0000-01', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s of an address is %s', (text, month) => expect(monthOf(text)).toBe(month));

  it.each([
    ['2026-11', -1, '2026-10'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-11', -12, '2025-11'],
  ])('%s and %d months is %s', (month, months, other) => expect(monthAfter(month, months)).toBe(other));

  it('is that of the time zone', () => {
    const evening = Date.parse('2026-09-30T16:00:00Z');
    expect(monthAt(evening, 'Asia/Shanghai')).toBe('2026-10');
    expect(monthAt(evening, 'UTC')).toBe('2026-09');
    expect(monthAt(evening, 'Nowhere/At_All')).toMatch(/^2026-(09|10)$/);
  });

  it('is read in both languages', () => {
    expect([monthText('2026-09', 'zh'), monthText('2026-09', 'en')]).toEqual([
      '2026 年 9 月',
      'September 2026',
    ]);
  });
});
