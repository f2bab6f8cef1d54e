import { Database } from '@muster/persistence';
import { lostRecords } from '../../consumer/lost-records.js';
import { Messaging } from '../../messaging.js';
import { consumerLag, untilCaughtUp } from '../consumer-lag.js';
import { idleConsumer } from '../idle-consumer.js';
import { exitCode, Misused, type OperatorCommand, parsed, print, wholeNumber } from './operator-command.js';

const options = { 'until-caught-up': { type: 'string' } } as const;

/**
 * `main.js lag [--until-caught-up <seconds>]`: how far this service is behind. Exit code 1 when Kafka was seen to have lost records and the
 * consumer was not rewound since, and with the option when it did not catch up.
 */
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
  const lost =
    partitions.some((each) => each.broker_lost_records) ||
    (consumer !== undefined && (await lostRecords(database, consumer.group)).lost);
  print({ lag, lost_records: lost, partitions });
  return lost || (patience !== undefined && lag > 0) ? exitCode.no : exitCode.done;
};
