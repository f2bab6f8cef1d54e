import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import { type CommonOptions, Misused } from '../desk.js';
import { operatorName } from './dlq.js';

interface RewindOptions extends CommonOptions {
  readonly reason?: string;
  readonly by?: string;
}

/** `musterctl consumers …`: what consumers do by themselves, and what they can be told. */
export function addConsumers(line: CommandLine, root: Command): void {
  const { desk } = line;
  const consumers = line.group(root, 'consumers', { zh: '消费者', en: 'consumers' });
  line.leaf<RewindOptions>(
    consumers,
    'rewind',
    {
      zh: '让消费者从头重读全部主题（收件箱保证效果只发生一次）；服务可照常运行',
      en: 'make consumers read all of their topics again (inboxes keep every effect single); the services may be running',
    },
    [shared.service, ['--reason <text>', { zh: '理由（必填）', en: 'why (required)' }], shared.by],
    async (options) => {
      const reason = options.reason?.trim();
      if (!reason)
        throw new Misused({
          zh: 'consumers rewind：必须用 --reason 说明理由',
          en: 'consumers rewind: --reason is required',
        });
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
