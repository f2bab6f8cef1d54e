import { wilsonLowerBound } from './wilson.js';

it('puts nineteen of twenty, often, before one of one', () => {
  const bounds = ([[1, 1], [9, 10], [95, 100], [190, 200]] as const).map(([of, all]) => wilsonLowerBound(of, all)!.toFixed(3)); // prettier-ignore
  expect(bounds).toEqual(['0.207', '0.596', '0.888', '0.910']);
});

it('is 0 for none, and nothing over nothing or for what is no proportion', () => {
  expect(wilsonLowerBound(0, 10)).toBe(0);
  expect([wilsonLowerBound(0, 0), wilsonLowerBound(478, 66), wilsonLowerBound(-1, 3)]).toEqual([
    null,
    null,
    null,
  ]);
});
