import { Resting } from './resting.js';

it('leaves alone what failed, longer each time, until it has succeeded', () => {
  const resting = new Resting();
  const restsFrom = (now: number): number => {
    resting.failed('a', now);
    let until = now;
    while (resting.at(until).length > 0) until += 500;
    return until - now;
  };
  expect(Array.from({ length: 11 }, (_, n) => restsFrom(n * 1_000_000))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000,
  ]);
  resting.succeeded('a');
  expect([resting.count, restsFrom(0)]).toEqual([0, 1_000]);
});

it('forgets what nobody came back to', () => {
  const resting = new Resting();
  resting.failed('a', 0);
  expect([resting.at(61_000), resting.count]).toEqual([[], 1]);
  expect([resting.at(61_001), resting.count]).toEqual([[], 0]);
});
