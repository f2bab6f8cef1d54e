import type { Results } from '../campaign/results.js';
import { reliabilityReport } from './reliability-report.js';

const kill = { at: '2026-03-02T01:00:00.000Z', kind: 'service', target: 'escalation' } as const;
const results: Results = {
  campaign: 'release',
  commit: 'abc1234',
  began: '2026-03-02T01:00:00.000Z',
  seeds: ['muster', 'fresh'],
  machine: 'linux x64, 2 CPUs',
  minutes: 31.5,
  opened_s: 20,
  finished: true,
  faults: [
    { at: kill.at, seed: 'muster', fault: 'kill escalation', outcome: 'done', detail: '', seconds: 4.5 },
    {
      at: kill.at,
      seed: 'muster',
      fault: 'full disk',
      outcome: 'not_possible',
      detail: 'needs root',
      seconds: 0,
    },
  ],
  not_reached: ['wipe'],
  kills: Array.from({ length: 200 }, () => kill),
  comebacks: [{ at: kill.at, survivors_ready_s: 1.5, all_ready_s: 3 }],
  load: { tickets: 20_000, assignments: 61_000, steps: 9, requests: 99_000, availability: 0.9995 },
  poison: { sent: 50, refused_by_broker: 2, slowest_other_ms: 900 },
  stream: { events: 5, disconnects: 7 },
  rest_s: 2.5,
  judgements: [
    { id: 'I1', zh: '都在', en: 'all there', holds: true, evidence: 'compared', examples: [] },
    { id: 'I12', zh: '审计', en: 'audit', holds: null, evidence: 'not applicable yet', examples: [] },
  ],
  errors: [],
};
const proof = {
  bug: 'b',
  zh: '错',
  en: 'mistake',
  caught: true,
  by: ['I4'],
  seconds: 34,
  schedules: 1,
  example: 'x',
};

it('says what was done, what was found and what that is worth', () => {
  const text = reliabilityReport(results, [proof]);
  expect(text).toContain('核对 1 条不变式，违反 0 条');
  expect(text).toContain('No invariant was violated');
  expect(text).toContain('200 kills ⇒ ≤ 1.50 % per kill; 20,000 whistles ⇒ ≤ 1.5 × 10⁻⁴ per whistle');
  expect(text).toContain('| escalation | 200 |');
  expect(text).toContain('| full disk | 0 | 1: needs root |');
  expect(text).toContain('| 错 · mistake | I4 | 34 | x |');
  expect(text).toContain('| wipe | 0 | no time left |');
  expect(text).toContain('尚不适用 · not applicable yet');
});

it('does not hide what went wrong', () => {
  const broken = { id: 'I6', zh: '一次', en: 'once', holds: false, evidence: 'e', examples: ['lost x'] };
  const text = reliabilityReport({ ...results, finished: false, judgements: [broken] }, [
    { ...proof, caught: false },
  ]);
  expect(text).toContain('Violated: I6.');
  expect(text).toContain('did not get to its end');
  expect(text).toContain('lost x');
  expect(text).toContain('| 错 · mistake | ✗ | 34 |');
});

it('tells of the scripted month, when it has been played', () => {
  const month = {
    began: kill.at,
    commit: 'def5678',
    stories: 35,
    whistles: 300,
    stops: 265,
    kills: [kill, kill, { ...kill, target: 'postgresql' }],
    seconds: 24,
    objections: [],
  };
  expect(reliabilityReport(results, [proof])).not.toContain('scripted month,');
  expect(reliabilityReport(results, [proof], month)).toContain(
    '| 2026-03-02 | def5678 | 265 | 3: escalation 2, postgresql 1 | ✓ 完全一致 · exactly as written |',
  );
  expect(reliabilityReport(results, [proof], { ...month, objections: ['K1 expected 1/2'] })).toContain(
    '| ✗ 1: K1 expected 1/2 |',
  );
});
