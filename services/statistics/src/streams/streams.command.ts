import {
  Misused,
  type OperatorCommand,
  operatorName,
  parsedArguments,
  print,
  recordAction,
  requiredReason,
} from '@muster/messaging';
import { Database } from '@muster/persistence';
import { RENEWED } from './renewal.js';

const options = { reason: { type: 'string' }, by: { type: 'string' } } as const;

/**
 * `main.js streams renew --reason <text>`: positions that readers of the streams were given until now are answered with 410
 * `stream_position_gone`. After PostgreSQL went back to a backup, they may point at events that are gone, or past others that have taken
 * their places (ADR-0181).
 */
export const streamsCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsedArguments(args, options);
  if (positionals.join(' ') !== 'renew') throw new Misused('streams: renew');
  const reason = requiredReason('streams renew', values.reason);
  const operator = operatorName(values.by);
  await recordAction(app.get(Database), { operator, action: RENEWED, reason, detail: {} });
  print({ renewed: true });
  return 0;
};
