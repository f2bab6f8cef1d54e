import type { Evidence } from './evidence.js';
import { liveness } from './i14-liveness.js';

const at = '2026-11-26T12:00:45.000Z';
const evidence = (ready: number, brokerLosses: readonly number[] = []) =>
  ({
    rest: { seconds: 3, left: [] },
    comebacks: [{ at, survivors_ready_s: ready, all_ready_s: ready }],
    brokerLosses,
  }) as unknown as Evidence;

it('services are ready 15 s after what they need is back', () => {
  expect(liveness(evidence(14)).holds).toBe(true);
  expect(liveness(evidence(45)).holds).toBe(false);
});

it('after a loss in the broker, what is published again is out first', () => {
  const loss = Date.parse('2026-11-26T11:59:59.000Z');
  expect(liveness(evidence(45, [loss])).holds).toBe(true);
  expect(liveness(evidence(45, [loss - 60_000])).holds).toBe(false);
  expect(liveness(evidence(130, [Date.parse(at) - 131_000])).holds).toBe(false);
});
