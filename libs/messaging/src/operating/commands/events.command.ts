import { Database } from '@muster/persistence';
import { Messaging } from '../../messaging.js';
import { countSelection, republish } from '../republication.js';
import { isLogged, type RepublishSelection } from '../republish-selection.js';
import { instantOf } from '../recorded-at.js';
import {
  exitCode,
  Misused,
  NothingThere,
  type OperatorCommand,
  operatorName,
  parsed,
  print,
  wholeNumber,
} from './operator-command.js';

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  tenant: { type: 'string' },
  aggregate: { type: 'string' },
  batch: { type: 'string', default: '1000' },
  'most-pending': { type: 'string', default: '20000' },
  'dry-run': { type: 'boolean', default: false },
  resume: { type: 'boolean', default: false },
  by: { type: 'string' },
} as const;

const LARGEST_BATCH = 5_000;

/**
 * `main.js events republish`: puts the log's public events into the outbox again. Prints a line of progress per batch and a last one
 * with `done`. `--most-pending 0` never waits for the outbox.
 */
export const eventsCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  if (positionals.join(' ') !== 'republish') throw new Misused('events: republish');
  const target = app.get(Messaging).republishTarget;
  if (!target) throw new NothingThere('this service has no event log to publish again');
  const database = app.get(Database);
  const batch = Math.min(LARGEST_BATCH, wholeNumber('--batch', values.batch));
  const mostPending = wholeNumber('--most-pending', values['most-pending'], 0) || null;
  const operator = operatorName(values.by);
  const { tenant, aggregate, resume } = values;
  const selection: RepublishSelection = {
    tenant,
    aggregate,
    from: await instantOf(database, '--from', values.from),
    to: await instantOf(database, '--to', values.to),
  };
  if (resume && Object.values(selection).some((bound) => bound !== undefined))
    throw new Misused('--resume: goes on with what was selected before; it takes no selection of its own');
  if ((tenant !== undefined || aggregate !== undefined) && !(await isLogged(database, selection)))
    throw new NothingThere(`the log has no event of ${[tenant, aggregate].filter(Boolean).join(', ')}`);
  if (values['dry-run']) {
    print({ dry_run: true, selection, ...(await countSelection(database, selection)) });
    return exitCode.done;
  }
  const outcome = await republish(database, resume ? null : selection, {
    ...target,
    operator,
    batch,
    mostPending,
    onProgress: print,
  });
  print({ ...outcome, done: true });
  return exitCode.done;
};
