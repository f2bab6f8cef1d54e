import { Command, Option } from 'commander';
import type { Desk } from './desk.js';
import { speak } from './words/commander-words.js';
import type { Bilingual } from './words/language.js';

/** An option of a command: its flags and what it is for. */
export type OptionText = readonly [flags: string, text: Bilingual];

/** Carries a command out; the number is the exit code. */
export type Run<Options> = (options: Options, ...words: string[]) => Promise<number>;

const everywhere: readonly OptionText[] = [
  ['--json', { zh: '输出 JSON', en: 'print JSON' }],
  [
    '--lang <zh|en>',
    { zh: '语言；默认按 LANG，否则中文', en: 'language; LANG decides otherwise, else Chinese' },
  ],
];

/** Options that several commands share. */
export const shared = {
  service: [
    '--service <name>',
    {
      zh: '只问这些服务，用逗号分隔；默认全部',
      en: 'only these services, separated by commas; all by default',
    },
  ],
  reason: ['--reason <text>', { zh: '理由（必填）', en: 'why (required)' }],
  by: [
    '--by <who>',
    { zh: '操作人，留作记录；默认登录名', en: 'who does it, for the record; the login name by default' },
  ],
} as const satisfies Record<string, OptionText>;

/** Builds the tree of commands in one language, and remembers what the one that was carried out ended with. */
export class CommandLine {
  exitCode = 0;

  constructor(readonly desk: Desk) {}

  /** The root. */
  root(name: string, text: Bilingual): Command {
    const root = new Command(name).description(this.desk.say(text));
    return this.withOptions(speak(root, this.desk.language), everywhere);
  }

  /** A command that only has commands below it. */
  group(parent: Command, name: string, text: Bilingual): Command {
    return speak(parent.command(name), this.desk.language).description(this.desk.say(text));
  }

  /** A command that does something. @param words e.g. `show <letter>`. */
  leaf<Options>(
    parent: Command,
    words: string,
    text: Bilingual,
    options: readonly OptionText[],
    run: Run<Options>,
  ): Command {
    const command = speak(parent.command(words), this.desk.language).description(this.desk.say(text));
    this.withOptions(command, [...options, ...everywhere]);
    return command.action(async (...given: unknown[]) => {
      const own = given.slice(0, -2).filter((word) => word !== undefined) as string[];
      const values = { ...parent.optsWithGlobals(), ...(given.at(-2) as object) } as Options;
      this.exitCode = await run(values, ...own);
    });
  }

  private withOptions(command: Command, options: readonly OptionText[]): Command {
    for (const [flags, text] of options) command.addOption(new Option(flags, this.desk.say(text)));
    return command;
  }
}
