import { Database } from '@muster/persistence';
import { outboxStatus, untilOutboxEmpty } from '../outbox-status.js';
import { exitCode, Misused, type OperatorCommand, parsed, print, wholeNumber } from './operator-command.js';

const options = { 'until-empty': { type: 'string' } } as const;

/** `main.js outbox status [--until-empty <seconds>]`: what waits to be published; with the option exit code 1 when it did not get empty. */
export const outboxCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  if (positionals.join(' ') !== 'status') throw new Misused('outbox: status');
  const database = app.get(Database);
  const seconds = values['until-empty'];
  const status =
    seconds === undefined
      ? await outboxStatus(database)
      : await untilOutboxEmpty(database, wholeNumber('--until-empty', seconds));
  print(status);
  return seconds !== undefined && status.pending > 0 ? exitCode.no : exitCode.done;
};
