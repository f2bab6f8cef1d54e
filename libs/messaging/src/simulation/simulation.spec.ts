import { explain, runSchedules } from './campaign.js';
import { drawSchedule } from './schedule.js';
import { simulate } from './simulation.js';

const schedules = Number(process.env.MUSTER_SIMULATIONS ?? 20_000);
const seed = process.env.MUSTER_SIMULATION_SEED;
const perTest = 1_000;

// Tier 0 (ADR-0016): one seed is one schedule; the same seed is the same schedule, everywhere.
describe('the kernel under simulated trouble', () => {
  if (seed !== undefined) {
    it(`keeps its promises in schedule ${seed}`, () => expectNoFailure(Number(seed), 1), 60_000);
    return;
  }
  const starts = Array.from({ length: Math.ceil(schedules / perTest) }, (_, index) => 1 + index * perTest);
  it.each(starts)(
    `keeps its promises in ${perTest} schedules from %i on`,
    (from) => expectNoFailure(from, Math.min(perTest, schedules - from + 1)),
    120_000,
  );
});

it('meets the situations that it is there for', async () => {
  const lines: string[] = [];
  for (let each = 1; each <= 500; each++) await simulate(drawSchedule(each), {}, lines);
  const situations = {
    'a save in vain': /: conflict/,
    'an answer of another save': /: replay/,
    'a save of unknown outcome': /: error/,
    'a publish that failed': /publishing failed/,
    'a relay deposed': /relay lost its session/,
    'an owner overtaken': /another consumer moved the position/,
    'a zombie': /which it has lost/,
    'a seek': /says {"seek"/,
    'an outage waited out': /the database cannot be used now/,
    'a dead letter': /it is now a dead letter/,
    'a replay that fails': /replay of .* failed/,
    'a deadlock or another error that passes': /deadlock|in trouble/,
  };
  for (const [name, pattern] of Object.entries(situations)) {
    const count = lines.filter((line) => pattern.test(line)).length;
    expect(`${name}: ${count > 0 ? 'met' : 'never met'}`).toBe(`${name}: met`);
  }
}, 60_000);

async function expectNoFailure(from: number, count: number): Promise<void> {
  const { failures } = await runSchedules(from, count);
  const [first] = failures;
  if (first) throw new Error(await explain(first.seed));
}
