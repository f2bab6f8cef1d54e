import type { Command } from '@muster/http';
import { Database } from '@muster/persistence';
import type { StatisticsConfig } from '../statistics.config.js';
import { rebuild } from './rebuild.js';

/** `main.js rebuild [--json]`: makes a new projection from the log and swaps it in; the service may be running. */
export const rebuildCommand: Command<StatisticsConfig> = async (args, app) => {
  const outcome = await rebuild(app.get(Database));
  const { projection, replaced, events, milliseconds } = outcome;
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify(outcome)}\n`
      : `projection ${projection} replaces ${replaced}: ${events} events in ${milliseconds} ms\n`,
  );
};
