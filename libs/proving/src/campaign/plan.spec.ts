import { SeededRandom } from '../faults/seeded-random.js';
import { CI_DECK, ciPlan, dealt, releasePlan } from './plan.js';

const names = (seed: string, first: boolean) =>
  dealt({ deck: CI_DECK }, new SeededRandom(seed), first).map(({ name }) => name);

it('deals the same from the same seed, and everything in the first deck', () => {
  expect(names('a', false)).toEqual(names('a', false));
  expect(names('a', false)).not.toEqual(names('b', false));
  expect(new Set(names('a', true))).toEqual(new Set(CI_DECK.map(([{ name }]) => name)));
});

it('begins every campaign with the fixed seed and goes on with the fresh one', () => {
  expect(ciPlan('fresh').seeds).toEqual(['muster', 'fresh']);
  expect(releasePlan('fresh').seeds.slice(0, 2)).toEqual(['muster', 'fresh-0']);
  expect(releasePlan('fresh')).toMatchObject({ kills: 200, minutes: 40 });
});
