import { Database } from '@muster/persistence';
import { idleConsumer } from '../idle-consumer.js';
import { rewindPositions } from '../rewind-positions.js';
import { exitCode, Misused, type OperatorCommand, operatorName, parsed, print } from './operator-command.js';

const options = { reason: { type: 'string' }, by: { type: 'string' } } as const;

/** `main.js consumers rewind --reason`: makes the service's consumer read its topics again from their beginnings. */
export const consumersCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  if (positionals.join(' ') !== 'rewind') throw new Misused('consumers: rewind');
  const reason = values.reason?.trim();
  if (!reason) throw new Misused('consumers rewind: --reason is required');
  const operator = operatorName(values.by);
  const consumer = await idleConsumer(app);
  const partitions = consumer
    ? await rewindPositions(app.get(Database), consumer.group, operator, reason)
    : 0;
  print({ consumer: consumer?.group ?? null, partitions });
  return exitCode.done;
};
