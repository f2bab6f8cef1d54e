import { Database } from '@muster/persistence';
import { Messaging } from '../../messaging.js';
import { consumerLag, untilCaughtUp } from '../consumer-lag.js';
import { idleConsumer } from '../idle-consumer.js';
import { exitCode, Misused, type OperatorCommand, parsed, print, wholeNumber } from './operator-command.js';

const options = { 'until-caught-up': { type: 'string' } } as const;

/** `main.js lag [--until-caught-up <seconds>]`: how far this service is behind; with the option exit code 1 when it did not catch up. */
export const lagCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  if (positionals.length > 0) throw new Misused('lag takes no arguments');
  const database = app.get(Database);
  const { kafka } = app.get(Messaging);
  const seconds = values['until-caught-up'];
  const patience = seconds === undefined ? undefined : wholeNumber('--until-caught-up', seconds);
  const consumer = await idleConsumer(app);
  const look = async () => (consumer ? consumerLag(database, kafka, consumer.group, consumer.topics) : []);
  const partitions = patience === undefined ? await look() : await untilCaughtUp(look, patience);
  const lag = partitions.reduce((sum, each) => sum + each.lag, 0);
  print({ lag, partitions });
  return patience !== undefined && lag > 0 ? exitCode.no : exitCode.done;
};
