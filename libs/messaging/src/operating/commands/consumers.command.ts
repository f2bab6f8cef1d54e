import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@muster/persistence';
import { haltedConsumers, resumeConsumer } from '../../kill-switch/halt-reports.js';
import { idleConsumer } from '../idle-consumer.js';
import { recordAction } from '../operator-action.js';
import { rewindPositions } from '../rewind-positions.js';
import {
  exitCode,
  Misused,
  NothingThere,
  type OperatorCommand,
  operatorName,
  parsed,
  print,
  requiredReason,
  wholeNumber,
} from './operator-command.js';

const options = { reason: { type: 'string' }, by: { type: 'string' }, allow: { type: 'string' } } as const;

interface Given {
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  readonly allow?: string | undefined;
}

/**
 * `main.js consumers status`: which consumers are halted and why (ADR-0017); `resume --reason [--allow n]`: lets the halted one go on, with so
 * many dead letters beyond its limits; `rewind --reason`: makes the service's consumer read its topics again from their beginnings.
 */
export const consumersCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  switch (positionals.join(' ')) {
    case 'status':
      return status(app);
    case 'resume':
      return resume(app, values);
    case 'rewind':
      return rewind(app, values);
    default:
      throw new Misused('consumers: status, resume or rewind');
  }
};

async function status(app: INestApplicationContext): Promise<number> {
  const consumer = await idleConsumer(app);
  const halts = consumer ? await haltedConsumers(app.get(Database)) : [];
  print({
    consumer: consumer?.group ?? null,
    halts: halts.map(({ since, reason, probeAt }) => ({ since, reason, probe_at: probeAt })),
  });
  return exitCode.done;
}

async function resume(
  app: INestApplicationContext,
  { reason: given, by, allow = '0' }: Given,
): Promise<number> {
  const reason = requiredReason('consumers resume', given);
  const operator = operatorName(by);
  const letters = wholeNumber('--allow', allow, 0);
  const consumer = await idleConsumer(app);
  const resumed =
    consumer !== undefined &&
    (await app.get(Database).transaction(async (tx) => {
      if (!(await resumeConsumer(tx, consumer.group, letters))) return false;
      const detail = { consumer: consumer.group, allow: letters };
      await recordAction(tx, { operator, action: 'consumers.resume', reason, detail });
      return true;
    }));
  if (!resumed) throw new NothingThere('no consumer of this service is halted');
  print({ consumer: consumer.group, allow: letters });
  return exitCode.done;
}

async function rewind(app: INestApplicationContext, { reason: given, by }: Given): Promise<number> {
  const reason = requiredReason('consumers rewind', given);
  const operator = operatorName(by);
  const consumer = await idleConsumer(app);
  const partitions = consumer
    ? await rewindPositions(app.get(Database), consumer.group, operator, reason)
    : 0;
  print({ consumer: consumer?.group ?? null, partitions });
  return exitCode.done;
}
