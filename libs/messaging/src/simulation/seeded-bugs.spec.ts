import { runSchedules } from './campaign.js';
import { seededBugs } from './seeded-bugs.js';

const MOST = 3_000;

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
});
