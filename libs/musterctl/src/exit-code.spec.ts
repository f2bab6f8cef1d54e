import { worst } from './exit-code.js';

it.each([
  [[], 0],
  [[0, 0], 0],
  [[0, 1], 1],
  [[3, 1], 3],
  [[1, 4, 3], 4],
  [[4, 2], 2],
  [[0, 137], 1],
])('of %j the gravest is %s', (codes, code) => {
  expect(worst(codes)).toBe(code);
});
