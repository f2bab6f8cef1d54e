import type { Command } from '@muster/http';
import { Database } from '@muster/persistence';
import type { StatisticsConfig } from '../statistics.config.js';
import { recordVerification } from './verification-record.js';
import { verify } from './verify.js';

/** `main.js verify [--json]`: exit code 0 when everything is as the log says, 1 when it is not. */
export const verifyCommand: Command<StatisticsConfig> = async (args, app) => {
  const database = app.get(Database);
  const outcome = await verify(database);
  await recordVerification(database, outcome);
  if (args.includes('--json')) {
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
  } else {
    const { events, facts, cells, waiting, milliseconds, difference_count: count } = outcome;
    process.stdout.write(
      `projection ${outcome.projection}: ${events} events, ${facts} facts, ${cells} cells recomputed in ${milliseconds} ms; ` +
        `${waiting} keys wait for a missing event; ${count} differences\n`,
    );
    for (const difference of outcome.differences) process.stdout.write(`  ${JSON.stringify(difference)}\n`);
  }
  return outcome.difference_count === 0 ? 0 : 1;
};
