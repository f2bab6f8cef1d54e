import { indicatorCells } from './indicator-cells.js';
import { type Indicator, indicatorRows } from './indicator-rows.js';

const indicator = (code: string, basis: Indicator['basis'], numerator: number, denominator: number) =>
  ({
    code,
    basis,
    name_zh: code,
    name_en: code,
    numerator,
    denominator,
    rate: denominator === 0 ? null : numerator / denominator,
    open: 0,
    mature: true,
    shown: { excluded: 1 },
  }) as unknown as Indicator;

const rows = indicatorRows(
  [
    indicator('K1', 'raw', 2, 3),
    indicator('K6', 'raw', 0, 0),
    indicator('K1a', 'adjusted', 2, 2),
    indicator('K5', 'raw', 1, 1),
  ],
  [indicator('K1', 'raw', 1, 2)],
  [],
);

describe('indicators of three months', () => {
  it('stand in the order of the API, after exclusions beside before', () => {
    expect(rows.map(({ code, adjusted }) => [code, adjusted?.now.code])).toEqual([
      ['K1', 'K1a'],
      ['K6', undefined],
      ['K5', undefined],
    ]);
  });

  it('have no earlier one where that month had none', () => {
    expect([rows[0]!.raw.monthBefore?.numerator, rows[0]!.raw.yearBefore]).toEqual([1, undefined]);
    expect(rows[0]!.adjusted!.monthBefore).toBeUndefined();
  });

  it('are a row of a spreadsheet for each basis, nothing standing where there is nothing', () => {
    const [head, ...cells] = indicatorCells(rows, { month: '2026-11', asOf: null }, 'en');
    expect(cells.map((row) => row.length)).toEqual(cells.map(() => head!.length));
    expect(cells[0]!.slice(2)).toEqual([
      ...['K1', 'K1', 'before exclusions', 2, 3, 66.67, 0, 'yes'],
      ...[16.7, 1, 2, null, null, null, 'excluded: 1'],
    ]);
    expect(cells[2]!.slice(4, 8)).toEqual(['before exclusions', 0, 0, null]);
  });
});
