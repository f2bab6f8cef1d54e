import type { Command } from 'commander';
import { type CommandLine, shared } from '../command-line.js';
import type { CommonOptions } from '../desk.js';

import { table } from '../words/table.js';

interface ConfigOptions extends CommonOptions {
  readonly print?: boolean;
}

interface Setting {
  readonly variable: string;
  readonly value: unknown;
  readonly source: string;
}

/** `musterctl config …`: what the services are told by their environment. */
export function addConfig(line: CommandLine, root: Command): void {
  const { desk } = line;
  const config = line.group(root, 'config', { zh: '配置', en: 'the configuration' });
  line.leaf<ConfigOptions>(
    config,
    'check',
    {
      zh: '检查每个服务的配置，一次列出全部错误；不连接任何东西，不显示机密',
      en: 'check every service’s configuration, all errors at once; connects to nothing, shows no secrets',
    },
    [shared.service, ['--print', { zh: '列出生效的值', en: 'list the values in force' }]],
    async (options) => {
      const outcomes = await desk.ask(await desk.services(options.service), ['config']);
      // Who did not ask for the values does not get them as JSON either.
      const told = outcomes.map((outcome) => ({
        ...outcome,
        documents: outcome.documents.map(({ settings, ...report }) => ({
          ...report,
          ...(options.print && { settings }),
        })),
      }));
      return desk.answer('config check', told, options, (answers) =>
        answers
          .map(({ service, valid, problems, settings }) => {
            const fine = desk.say({ zh: '配置有效', en: 'the configuration is valid' });
            const list = (problems as string[]).map((problem) => `  - ${problem}`).join('\n');
            const values = settings ? `\n${printed(line, settings as Setting[])}` : '';
            return valid ? `✓ ${service}: ${fine}${values}` : `✗ ${service}\n${list}`;
          })
          .join('\n'),
      );
    },
  );
}

function printed({ desk }: CommandLine, settings: Setting[]): string {
  return table(
    [
      desk.say({ zh: '变量', en: 'variable' }),
      desk.say({ zh: '值', en: 'value' }),
      desk.say({ zh: '来自', en: 'from' }),
    ],
    settings.map(({ variable, value, source }) => [
      variable,
      typeof value === 'string' ? value.replaceAll('\n', '\\n') : JSON.stringify(value),
      source,
    ]),
  );
}
