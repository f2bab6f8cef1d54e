import { WallClock } from './wall-clock.js';

it('tells once by how much it was set back, and nothing of being set ahead', () => {
  let wall = 5_000_000;
  let steady = 0;
  const clock = new WallClock(
    () => wall,
    () => steady,
  );
  const goOn = (ms: number, step = 0): void => {
    steady += ms;
    wall += ms + step;
  };
  goOn(1_000);
  expect(clock.setBackBy()).toBe(0);
  goOn(1_000, -3_600_000);
  expect(clock.setBackBy()).toBe(3_600_000);
  goOn(1_000);
  expect(clock.setBackBy()).toBe(0);
  goOn(1_000, 3_600_000);
  expect(clock.setBackBy()).toBe(0);
  goOn(1_000, -3_600_000);
  expect(clock.setBackBy()).toBe(3_600_000);
});
