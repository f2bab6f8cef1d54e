import { type Command, CommanderError } from 'commander';
import type { Bilingual, Language } from './language.js';

const titles: Readonly<Record<string, Bilingual>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};

const faults: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.missingArgument': '缺少参数',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.excessArguments': '参数过多',
  'commander.invalidArgument': '参数值无效',
};

/** Makes commander speak the language: headings of the help, the help's own option, no text of its own for errors. */
export function speak(command: Command, language: Language): Command {
  return command
    .configureHelp({ styleTitle: (title) => titles[title]?.[language] ?? title, helpWidth: 120 })
    .helpOption('-h, --help', language === 'zh' ? '显示帮助' : 'show this help')
    .helpCommand(false)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

/** What is wrong with the arguments, in the language; commander's own words name what it is about. */
export function faultOf(error: CommanderError, language: Language): string {
  const words = error.message.replace(/^error: /, '');
  const fault = faults[error.code];
  return language === 'zh' && fault ? `${fault}（${words}）` : words;
}
