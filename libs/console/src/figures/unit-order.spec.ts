import { byRate } from './unit-order.js';

const rate = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : numerator / denominator,
});
const units = [rate(1, 1), rate(95, 100), undefined, rate(19, 20), rate(9, 10), rate(0, 0)];

/** As a table sorts. */
const sorted = (order: 'ascend' | 'descend') =>
  units
    .toSorted((a, b) => (order === 'descend' ? -byRate(a, b, order) : byRate(a, b, order)))
    .map((each) => each && `${each.numerator}/${each.denominator}`);

describe('units by a rate', () => {
  it('have those with too few last, whichever way they are sorted, and as they were', () => {
    expect(sorted('descend')).toEqual(['95/100', '19/20', '9/10', '1/1', '0/0', undefined]);
    expect(sorted('ascend')).toEqual(['9/10', '95/100', '19/20', '1/1', '0/0', undefined]);
  });
});
