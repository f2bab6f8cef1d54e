import type { Metrics } from '@muster/observability';
import type { Scheduler } from '@muster/persistence';
import type { Slice } from '../consumer/slice.js';
import type { PutAside } from '../dead-letters/dead-letter-rows.js';
import type { HaltReports, Resumption } from './halt-reports.js';
import { KillSwitch } from './kill-switch.js';
import { usualLimits } from './kill-switch-limits.js';
import { TooManyDeadLetters } from './too-many-dead-letters.js';

const gauge = { set: () => undefined, inc: () => undefined };
const metrics = { gauge: () => gauge, counter: () => gauge } as unknown as Metrics;
const COOL_DOWN_MS = 60_000;

let now: number;
let ticks: Set<() => void>;
let answer: Resumption | undefined;
let said: string[];
let killSwitch: KillSwitch;

beforeEach(() => {
  now = 0;
  ticks = new Set();
  answer = undefined;
  said = [];
  const scheduler = {
    now: () => now,
    after: (ms: number, action: () => void) => {
      now += ms;
      queueMicrotask(action);
      return () => undefined;
    },
    every: (_: number, action: () => void) => {
      ticks.add(action);
      return () => ticks.delete(action);
    },
  } as unknown as Scheduler;
  const reports = {
    begin: () => said.push('begin'),
    say: async () => {
      said.push('halted');
      return answer;
    },
    over: async () => void said.push('over'),
  } as unknown as HaltReports;
  killSwitch = new KillSwitch(
    { ...usualLimits, deadLetters: 5, share: 0, coolDownMs: COOL_DOWN_MS },
    { reports, metrics, scheduler, stopping: new AbortController().signal, log: () => undefined },
  );
});

const batch = { topic: 't', partition: 0 };
const slice = (expected: number | null, next: number) =>
  ({ batch, messages: [], expected, next }) as unknown as Slice;
const letters = (count: number, offset = 45) =>
  Array.from(
    { length: count },
    () => ({ ...batch, state: 'dead', message: { offset, headers: {} } }) as unknown as PutAside,
  );

/** What a transaction with so many dead letters comes to. */
function settle(count: number): 'applied' | 'halted' {
  const dead = letters(count);
  try {
    killSwitch.admit(count, dead);
  } catch (error) {
    killSwitch.halt(error as TooManyDeadLetters, [slice(40, 46)]);
    return 'halted';
  }
  killSwitch.applied([slice(40, 46)], dead);
  return 'applied';
}

it('lets an operator allow so many dead letters, once', async () => {
  expect(settle(6)).toBe('halted');
  answer = { allow: 10 };
  await killSwitch.passable(() => false);
  expect(settle(6)).toBe('applied');
  expect(settle(6)).toBe('applied'); // four of them are still allowed
  now += 2 * usualLimits.windowMs;
  expect(settle(5)).toBe('applied');
  expect(settle(1)).toBe('halted');
});

describe('halted, and trying again', () => {
  beforeEach(async () => {
    settle(6);
    await killSwitch.passable(() => false);
  });

  it.each([
    ['has passed what made it halt', slice(40, 46)],
    ['reads a log that was lost', slice(40, 8)],
    ['was sent back by an operator', slice(10, 20)],
    ['has lost its position', slice(null, 20)],
  ])('goes on once it %s', (_, applied) => {
    killSwitch.applied([applied], []);
    expect(killSwitch.reason).toBeUndefined();
    expect(ticks.size).toBe(0);
  });

  it.each([
    ['what stands before it', slice(40, 45)],
    ['another partition', { ...slice(90, 99), batch: { topic: 't', partition: 1 } } as Slice],
  ])('does not go on for %s', (_, applied) => {
    killSwitch.applied([applied], []);
    expect(killSwitch.reason).toBeDefined();
  });

  it('is still reported, and hears what an operator says', async () => {
    said = [];
    for (const tick of ticks) tick();
    expect(said).toEqual(['halted']);
    answer = { allow: 0 };
    for (const tick of ticks) tick();
    while (!said.includes('over')) await Promise.resolve();
    expect(killSwitch.reason).toBeUndefined();
  });
});
