import { byRate } from './unit-order.js';

const rate = (numerator: number, denominator: number, lower_bound: number | null) => ({
  ...{ numerator, denominator, lower_bound },
});
const units = [
  rate(1, 1, 0.207),
  rate(95, 100, 0.888),
  undefined,
  rate(20, 20, 0.839),
  rate(9, 10, 0.596),
  rate(0, 0, null),
];

/** As a table sorts. */
const sorted = (order: 'ascend' | 'descend') =>
  units
    .toSorted((a, b) => (order === 'descend' ? -byRate(a, b, order) : byRate(a, b, order)))
    .map((each) => each && `${each.numerator}/${each.denominator}`);

describe('units by a rate', () => {
  it('are in the order of what they have shown at least: all of twenty come after ninety-five of a hundred', () => {
    expect(sorted('descend').slice(0, 3)).toEqual(['95/100', '20/20', '9/10']);
  });

  it('have those with too few last, whichever way they are sorted, and as they were', () => {
    expect(sorted('descend')).toEqual(['95/100', '20/20', '9/10', '1/1', '0/0', undefined]);
    expect(sorted('ascend')).toEqual(['9/10', '20/20', '95/100', '1/1', '0/0', undefined]);
  });
});
