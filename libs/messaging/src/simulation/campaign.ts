import { drawSchedule } from './schedule.js';
import type { Sabotage } from './service-process.js';
import { shrink } from './shrink.js';
import { simulate } from './simulation.js';

/** What a number of schedules came to. */
export interface Campaign {
  readonly schedules: number;
  /** Seeds of the schedules that violated something, with what it was. */
  readonly failures: readonly { readonly seed: number; readonly violations: readonly string[] }[];
}

/** Runs schedules with consecutive seeds. @param enough stops after so many failures. */
export async function runSchedules(
  from: number,
  count: number,
  sabotage: Sabotage = {},
  enough = 1,
): Promise<Campaign> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // thousands of expected errors, whose stacks nobody reads
  const failures: Campaign['failures'][number][] = [];
  let seed = from;
  try {
    for (; seed < from + count && failures.length < enough; seed++) {
      const violations = await simulate(drawSchedule(seed), sabotage);
      if (violations.length > 0) failures.push({ seed, violations });
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return { schedules: seed - from, failures };
}

/** A failing seed for a reader: the command that replays it, the smallest schedule that still fails, and what happens in it. */
export async function explain(seed: number, sabotage: Sabotage = {}): Promise<string> {
  const fails = async (schedule: ReturnType<typeof drawSchedule>) =>
    (await simulate(schedule, sabotage)).length > 0;
  const smallest = await shrink(drawSchedule(seed), fails);
  const trace: string[] = [];
  const violations = await simulate(smallest, sabotage, trace);
  return [
    `Schedule ${seed} fails. To replay it:`,
    `  MUSTER_SIMULATION_SEED=${seed} npm run test:unit -- --testPathPatterns simulation.spec`,
    'The smallest schedule that still fails:',
    JSON.stringify(smallest),
    ...trace,
    ...violations.map((violation) => `VIOLATED: ${violation}`),
  ].join('\n');
}
