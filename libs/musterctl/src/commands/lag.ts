import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import type { CommonOptions } from '../desk.js';
import { table } from '../words/table.js';

interface LagOptions extends CommonOptions {
  readonly untilCaughtUp?: string;
  readonly all?: boolean;
}

interface Partition {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly end: number;
  readonly position: number | null;
  readonly committed: number | null;
  readonly lag: number;
  readonly broker_lost_records: boolean;
}

/** `musterctl lag`: how far each consumer is behind. */
export function addLag(line: CommandLine, root: Command): void {
  const { desk } = line;
  line.leaf<LagOptions>(
    root,
    'lag',
    {
      zh: '消费者落后多少：Kafka 的末端对照数据库里的位置（以后者为准）',
      en: 'how far consumers are behind: Kafka’s ends against the positions in their databases (the truth)',
    },
    [
      shared.service,
      ['--all', { zh: '也列出没有落后的分区', en: 'partitions that are not behind, too' }],
      [
        '--until-caught-up <seconds>',
        {
          zh: '等到全部读完，至多这么多秒；否则以 1 结束',
          en: 'wait until everything is read, so long at most; ends with 1 otherwise',
        },
      ],
    ],
    async (options) => {
      const args = ['lag', ...argumentsOf({ 'until-caught-up': options.untilCaughtUp })];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      return desk.answer('lag', outcomes, options, (answers) => {
        const partitions = answers.flatMap((each) => each['partitions'] as Partition[]);
        const shown = partitions.filter((each) => options.all || each.lag > 0 || each.broker_lost_records);
        const lag = partitions.reduce((sum, each) => sum + each.lag, 0);
        const total = desk.say({
          zh: `${partitions.length} 个分区，共落后 ${lag} 条`,
          en: `${partitions.length} partitions, ${lag} records behind`,
        });
        return shown.length === 0 ? total : `${rows(line, shown)}${total}`;
      });
    },
  );
}

function rows({ desk }: CommandLine, partitions: Partition[]): string {
  return table(
    [
      desk.say({ zh: '消费组', en: 'group' }),
      desk.say({ zh: '主题', en: 'topic' }),
      desk.say({ zh: '分区', en: 'partition' }),
      desk.say({ zh: '末端', en: 'end' }),
      desk.say({ zh: '位置', en: 'position' }),
      desk.say({ zh: '已告知 Kafka', en: 'told to Kafka' }),
      desk.say({ zh: '落后', en: 'lag' }),
      desk.say({ zh: '备注', en: 'note' }),
    ],
    partitions.map((each) => [
      each.group,
      each.topic,
      each.partition,
      each.end,
      each.position,
      each.committed,
      each.lag,
      each.broker_lost_records
        ? desk.say({
            zh: 'Kafka 丢了记录：musterctl recover kafka-loss',
            en: 'Kafka lost records: musterctl recover kafka-loss',
          })
        : '',
    ]),
  );
}
