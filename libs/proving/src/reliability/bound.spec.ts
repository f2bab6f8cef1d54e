import { upperBound } from './bound.js';

it('is three in the number of trials', () => {
  expect(upperBound(200)).toBe('1.50 %');
  expect(upperBound(3000)).toBe('0.10 %');
  expect(upperBound(20_000)).toBe('1.5 × 10⁻⁴');
  expect(upperBound(0)).toBe('–');
});
