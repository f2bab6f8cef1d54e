import { explain, runSchedules } from './campaign.js';
import { seededBugs } from './seeded-bugs.js';

const MOST = 6_000;

// A simulation that notices nothing proves nothing: each of these mistakes must be caught.
describe('the simulation notices', () => {
  const caught: [string, number, string][] = [];
  afterAll(() => {
    const lines = caught.map(
      ([name, schedules, what]) => `${name.padEnd(46)} ${String(schedules).padStart(5)}  ${what}`,
    );
    process.stdout.write(
      `\nseeded bug                                 schedules  first violation\n${lines.join('\n')}\n\n`,
    );
  });

  it.each(Object.entries(seededBugs))(
    '%s',
    async (name, sabotage) => {
      const { schedules, failures } = await runSchedules(1, MOST, sabotage);
      expect(failures).toHaveLength(1);
      caught.push([name, schedules, failures[0]!.violations[0]!]);
    },
    120_000,
  );

  it('and explains what it noticed: how to replay it, and the smallest schedule that shows it', async () => {
    const sabotage = seededBugs['relay skips on error']!;
    const { failures } = await runSchedules(1, MOST, sabotage);
    const seed = failures[0]!.seed;
    const text = await explain(seed, sabotage);
    expect(text).toContain(`MUSTER_SIMULATION_SEED=${seed} npm run test:unit`);
    expect(text).toContain('from here on everything works');
    expect(text).toContain('VIOLATED: ');
    expect(await explain(seed, sabotage)).toBe(text);
  }, 60_000);
});
