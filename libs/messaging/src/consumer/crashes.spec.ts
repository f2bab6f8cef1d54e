import type { Scheduler } from '@muster/persistence';
import { Crashes } from './crashes.js';

let now: number;
let crashes: Crashes;
beforeEach(() => {
  now = 1_000;
  crashes = new Crashes({ now: () => now, random: () => 0 } as Scheduler);
});

const crash = (message = 'unreadable') => crashes.add(new Error(message));

it('rests longer with each crash that follows another, up to some seconds', () => {
  const rests = Array.from({ length: 7 }, () => {
    const rest = crash();
    crashes.joined();
    now += 3_000;
    return rest;
  });
  expect(rests).toEqual([100, 200, 400, 800, 1_600, 2_500, 2_500]);
});

it('says why from the second on, until the consumer has been in its group for a while', () => {
  expect(crashes.reason).toBeUndefined();
  crash('first');
  expect(crashes.reason).toBeUndefined();
  crashes.joined();
  crash('second');
  expect(crashes.reason).toBe('second');
  now += 60_000;
  expect(crashes.reason).toBe('second'); // it has not been in its group
  crashes.joined();
  now += 19_999;
  crashes.joined(); // partitions are given out anew
  expect(crashes.reason).toBe('second');
  now += 1;
  expect(crashes.reason).toBeUndefined();
  expect(crash()).toBe(100);
});
