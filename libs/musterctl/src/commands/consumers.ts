import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import type { CommonOptions } from '../desk.js';
import { table } from '../words/table.js';
import { requiredReason } from '../required-reason.js';
import { operatorName } from './dlq.js';

interface ToldOptions extends CommonOptions {
  readonly reason?: string;
  readonly by?: string;
  readonly allow?: string;
}

interface Halt {
  readonly since: string;
  readonly reason: string;
  readonly probe_at: string;
}

/** `musterctl consumers …`: what consumers do by themselves, and what they can be told. */
export function addConsumers(line: CommandLine, root: Command): void {
  const { desk } = line;
  const consumers = line.group(root, 'consumers', { zh: '消费者', en: 'consumers' });
  addStatus(line, consumers);
  addResume(line, consumers);
  line.leaf<ToldOptions>(
    consumers,
    'rewind',
    {
      zh: '让消费者从头重读全部主题（收件箱保证效果只发生一次）；服务可照常运行',
      en: 'make consumers read all of their topics again (inboxes keep every effect single); the services may be running',
    },
    [shared.service, shared.reason, shared.by],
    async (options) => {
      const reason = requiredReason('consumers rewind', options.reason);
      const args = ['consumers', 'rewind', ...argumentsOf({ reason, by: operatorName(options.by) })];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      return desk.answer('consumers rewind', outcomes, options, (answers) =>
        answers
          .filter(({ consumer }) => consumer !== null)
          .map(
            ({ service, partitions }) =>
              `✓ ${service}: ${String(partitions)} ${desk.say({ zh: '个分区', en: 'partitions' })}`,
          )
          .join('\n'),
      );
    },
  );
}

function addStatus(line: CommandLine, consumers: Command): void {
  const { desk } = line;
  line.leaf<CommonOptions>(
    consumers,
    'status',
    { zh: '哪些消费者已停下，为什么', en: 'which consumers are halted, and why' },
    [shared.service],
    async (options) => {
      const outcomes = await desk.ask(await desk.services(options.service), ['consumers', 'status']);
      return desk.answer('consumers status', outcomes, options, (answers) =>
        table(
          [
            desk.say({ zh: '服务', en: 'service' }),
            desk.say({ zh: '停下时间', en: 'halted since' }),
            desk.say({ zh: '下次自行尝试', en: 'tries again at' }),
            desk.say({ zh: '原因', en: 'why' }),
          ],
          answers
            .filter(({ consumer }) => consumer !== null)
            .flatMap(({ service, halts }) => {
              const halted = halts as readonly Halt[];
              return halted.length === 0
                ? [[service, '–', '–', desk.say({ zh: '运行中', en: 'at work' })]]
                : halted.map(({ since, probe_at, reason }) => [service, since, probe_at, reason]);
            }),
        ),
      );
    },
  );
}

function addResume(line: CommandLine, consumers: Command): void {
  const { desk } = line;
  line.leaf<ToldOptions>(
    consumers,
    'resume',
    {
      zh: '让停下的消费者继续；--allow 为可再搁置的记录数，故障已排除时为 0',
      en: 'let a halted consumer go on; --allow is how many more records it may put aside, 0 when the fault is mended',
    },
    [
      shared.service,
      shared.reason,
      ['--allow <n>', { zh: '可再搁置的记录数；默认 0', en: 'records that it may put aside; 0 by default' }],
      shared.by,
    ],
    async (options) => {
      const told = {
        reason: requiredReason('consumers resume', options.reason),
        allow: options.allow,
        by: operatorName(options.by),
      };
      const args = ['consumers', 'resume', ...argumentsOf(told)];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      return desk.answer('consumers resume', outcomes, options, (answers) =>
        answers.map(({ service, consumer }) => `✓ ${service}: ${String(consumer)}`).join('\n'),
      );
    },
  );
}
