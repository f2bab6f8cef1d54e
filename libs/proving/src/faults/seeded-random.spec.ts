import { SeededRandom } from './seeded-random.js';

const drawn = (seed: string) => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 200 }, () => random.between(1, 6));
};

it('draws the same from the same seed, and other things from another', () => {
  expect(drawn('1')).toEqual(drawn('1'));
  expect(drawn('1')).not.toEqual(drawn('2'));
  expect([...new Set(drawn('1'))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('shuffles without losing anything, and takes at least as many as it must', () => {
  const random = new SeededRandom('s');
  const cards = ['a', 'b', 'c', 'd', 'e'];
  for (let round = 0; round < 50; round++) {
    expect(random.shuffled(cards).sort()).toEqual(cards);
    expect(random.some(cards, 2).length).toBeGreaterThanOrEqual(2);
  }
});
