import type { CellValue } from '../domain/measure.js';
import { comparedMonths, yearOnYear } from './year-on-year-figures.js';

const cell = (metric: string, part: string, period: string, value: number, state: string | null = null) => ({
  ...{ metric, part, period, value, state, unitId: null, categoryCode: null },
});

describe('year on year', () => {
  const cells: CellValue[] = [
    cell('tickets', 'count', '2026-02', 30, 'closed'),
    cell('tickets', 'count', '2026-01', 10, 'closed'),
    cell('tickets', 'count', '2025-02', 20, 'closed'),
    cell('tickets', 'count', '2025-01', 12, 'closed'),
    cell('callbacks', 'yes', '2026-02', 3, 'satisfied'),
    cell('callbacks', 'no', '2026-01', 1, 'basic'),
    cell('callbacks', 'yes', '2025-01', 1, 'satisfied'),
    cell('callbacks', 'no', '2025-01', 1, 'dissatisfied'),
  ];
  const { counts, indicators } = yearOnYear(cells, '2026-02');

  it('asks for the months of both years', () => {
    expect(comparedMonths('2026-02')).toEqual(['2025-01', '2025-02', '2026-01', '2026-02']);
  });

  it('compares flows of the month and of the year up to it', () => {
    expect(counts.map(({ code }) => code)).toEqual(['raised', 'dispatched', 'closed', 'reopened']);
    expect(counts[0]).toMatchObject({
      month: { now: 30, before: 20, difference: 10, ratio: 0.5, base: 'enough' },
      year_to_date: { now: 40, before: 32, difference: 8, ratio: 0.25 },
    });
  });

  it('compares rates by points; of several months they are one rate, no mean', () => {
    const k2 = indicators.find(({ code }) => code === 'K2')!;
    expect(k2.month).toEqual({
      now: { numerator: 3, denominator: 3, rate: 1 },
      before: { numerator: 0, denominator: 0, rate: null },
      difference: null,
    });
    expect(k2.year_to_date).toEqual({
      now: { numerator: 3, denominator: 4, rate: 0.75 },
      before: { numerator: 1, denominator: 2, rate: 0.5 },
      difference: 0.25,
    });
    expect(indicators.some(({ code }) => code === 'O1')).toBe(false);
  });
});
