import { CommanderError } from 'commander';
import { dirname } from 'node:path';
import { CommandLine } from './command-line.js';
import { Desk, Misused } from './desk.js';
import { exitCode } from './exit-code.js';
import { findInstallation, NoSystem } from './installation/installation.js';
import { program } from './program.js';
import { faultOf } from './words/commander-words.js';
import { chooseLanguage } from './words/language.js';

/** The folder that holds `libs/` and `services/`: the checkout, or `/app` in the image. */
const root = dirname(dirname(dirname(import.meta.dirname)));

/** Runs the command line to its end and returns its exit code. */
export async function main(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const language = chooseLanguage(args, env);
  const desk = new Desk(
    () => findInstallation(root, env),
    language ?? 'zh',
    (text) => void process.stdout.write(text),
    (text) => void process.stderr.write(text),
  );
  if (!language) {
    desk.note('✗ --lang：zh 或 en · zh or en');
    return exitCode.misused;
  }
  const line = new CommandLine(desk);
  // Who reads JSON gets a document whatever happens.
  const refused = (code: number, message: string): number => {
    desk.note(`✗ ${message}`);
    if (args.includes('--json'))
      desk.print(
        JSON.stringify({
          command: null,
          exit_code: code,
          results: [],
          errors: [{ service: null, exit_code: code, message }],
        }),
      );
    return code;
  };
  try {
    await program(line).parseAsync(args, { from: 'user' });
    return line.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCode.done;
      if (error.code === 'commander.help') return exitCode.misused;
      return refused(exitCode.misused, faultOf(error, language));
    }
    if (error instanceof Misused) return refused(exitCode.misused, desk.say(error.text));
    if (error instanceof NoSystem) return refused(exitCode.unavailable, error.message);
    throw error;
  }
}
