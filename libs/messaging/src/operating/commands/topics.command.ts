import { Messaging } from '../../messaging.js';
import { exitCode, Misused, type OperatorCommand, parsed, print } from './operator-command.js';

/** `main.js topics create`: creates what is missing of the contract's topics. */
export const topicsCommand: OperatorCommand = async (args, app) => {
  const { positionals } = parsed(args, {});
  if (positionals.join(' ') !== 'create') throw new Misused('topics: create');
  await app.get(Messaging).createTopics();
  print({ created: true });
  return exitCode.done;
};
