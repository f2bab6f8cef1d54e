import { createInterface } from 'node:readline';
import { exitCode, Misused, type OperatorCommand, print } from './operator-command.js';

/**
 * `main.js operate`: carries out one command after the other, each a line with a JSON array on standard input, and prints
 * `{"exit_code": …}` after each. For procedures of many steps, which would start the program as often (ADR-0020).
 */
export function operateCommand(commands: Readonly<Record<string, OperatorCommand>>): OperatorCommand {
  return async (_args, app) => {
    for await (const line of createInterface({ input: process.stdin })) {
      const [name, ...args] = wordsOf(line);
      const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (!command) throw new Misused(`operate: one of ${Object.keys(commands).join(', ')}`);
      print({ exit_code: await command(args, app) });
    }
    return exitCode.done;
  };
}

function wordsOf(line: string): string[] {
  const words: unknown = line.startsWith('[') ? JSON.parse(line) : undefined;
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string'))
    throw new Misused('operate: a JSON array of words on each line');
  return words;
}
