import type { Schedule } from './schedule.js';

/**
 * Leaves out commands and faults, and stills the weather, as long as the schedule keeps failing.
 *
 * @param fails runs a schedule and tells whether something is violated.
 */
export async function shrink(
  schedule: Schedule,
  fails: (smaller: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let smallest = schedule;
  for (let progress = true; progress;) {
    progress = false;
    for (const smaller of candidates(smallest)) {
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      progress = true;
      break;
    }
  }
  return smallest;
}

function* candidates(schedule: Schedule): Iterable<Schedule> {
  const { faults, commands, weather } = schedule;
  for (const index of faults.keys()) yield { ...schedule, faults: faults.toSpliced(index, 1) };
  for (const index of commands.keys()) yield { ...schedule, commands: commands.toSpliced(index, 1) };
  for (const kind of ['stall', 'statementError', 'connectionLoss', 'publishError', 'wrongOffset'] as const) {
    if (weather[kind] > 0) yield { ...schedule, weather: { ...weather, [kind]: 0 } };
  }
}
