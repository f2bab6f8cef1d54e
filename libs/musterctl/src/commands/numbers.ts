import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import { type CommonOptions, Misused } from '../desk.js';
import { requiredReason } from '../required-reason.js';
import { table } from '../words/table.js';
import { operatorName } from './dlq.js';

interface SkipOptions extends CommonOptions {
  readonly count?: string;
  readonly reason?: string;
  readonly by?: string;
}

interface Moved {
  readonly tenant_id: string;
  readonly year: number;
  readonly next: number;
}

/** `musterctl numbers …`: the numbers by which people call whistles. */
export function addNumbers(line: CommandLine, root: Command): void {
  const { desk } = line;
  const numbers = line.group(root, 'numbers', { zh: '哨件编号', en: 'ticket numbers' });
  line.leaf<SkipOptions>(
    numbers,
    'skip',
    {
      zh: '每个联盟跳过若干编号：PostgreSQL 退回到备份后，其间已告知企业的编号不再重发。先于 escalation 启动执行',
      en: 'leave out numbers of every alliance: after PostgreSQL went back to a backup, those that were given out since are not given again. Run it before escalation starts',
    },
    [
      ['--count <n>', { zh: '跳过多少个（必填），1 至 100000', en: 'how many (required), 1 to 100000' }],
      shared.reason,
      shared.by,
    ],
    async (options) => {
      const { count } = options;
      if (count === undefined || !/^[1-9]\d{0,5}$/.test(count) || Number(count) > 100_000)
        throw new Misused({ zh: '--count：1 至 100000', en: '--count: 1 to 100000' });
      const reason = requiredReason('numbers skip', options.reason);
      const args = ['numbers', 'skip', ...argumentsOf({ count, reason, by: operatorName(options.by) })];
      const outcomes = await desk.ask(await desk.services('escalation'), args);
      return desk.answer('numbers skip', outcomes, options, ([answer]) =>
        answer
          ? table(
              [
                desk.say({ zh: '联盟', en: 'alliance' }),
                desk.say({ zh: '年', en: 'year' }),
                desk.say({ zh: '下一个编号', en: 'next number' }),
              ],
              (answer['alliances'] as readonly Moved[]).map(({ tenant_id, year, next }) => [
                tenant_id,
                year,
                next,
              ]),
            )
          : '',
      );
    },
  );
}
