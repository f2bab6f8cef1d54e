import { explain, runSchedules } from './campaign.js';

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

async function expectNoFailure(from: number, count: number): Promise<void> {
  const { failures } = await runSchedules(from, count);
  const [first] = failures;
  if (first) throw new Error(await explain(first.seed));
}
