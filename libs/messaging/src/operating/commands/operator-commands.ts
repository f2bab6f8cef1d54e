import { isTransient } from '@muster/persistence';
import { NothingToResume } from '../republication.js';
import { auditCommand } from './audit.command.js';
import { consumersCommand } from './consumers.command.js';
import { dlqCommand } from './dlq.command.js';
import { eventsCommand } from './events.command.js';
import { lagCommand } from './lag.command.js';
import { exitCode, Misused, NothingThere, type OperatorCommand } from './operator-command.js';
import { operateCommand } from './operate.command.js';
import { outboxCommand } from './outbox.command.js';
import { topicsCommand } from './topics.command.js';

const single: Readonly<Record<string, OperatorCommand>> = {
  dlq: operatorCommand(dlqCommand),
  events: operatorCommand(eventsCommand),
  outbox: operatorCommand(outboxCommand),
  lag: operatorCommand(lagCommand),
  consumers: operatorCommand(consumersCommand),
  topics: operatorCommand(topicsCommand),
  audit: operatorCommand(auditCommand),
};

/** What operators can do with any service's part of the event flow; `musterctl` is made of it (ADR-0020). */
export const operatorCommands: Readonly<Record<string, OperatorCommand>> = {
  ...single,
  operate: operatorCommand(operateCommand(single)),
};

/** A command whose refusals end the process with their exit code and are told on standard error; also for a service's own commands. */
export function operatorCommand(command: OperatorCommand): OperatorCommand {
  return async (args, app) => {
    try {
      return await command(args, app);
    } catch (error) {
      const code = exitOf(error);
      if (code === undefined) throw error;
      process.stderr.write(`${(error as Error).message}\n`);
      return code;
    }
  };
}

function exitOf(error: unknown): number | undefined {
  if (error instanceof Misused) return exitCode.misused;
  if (error instanceof NothingThere || error instanceof NothingToResume) return exitCode.nothingThere;
  const isKafka = (error as Error | undefined)?.name?.startsWith('KafkaJS') ?? false;
  return isKafka || isTransient(error) ? exitCode.unavailable : undefined;
}
