import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import { type CommonOptions, Misused, whereItIs } from '../desk.js';
import { operatorName } from './dlq.js';

interface RepublishOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly tenant?: string;
  readonly aggregate?: string;
  readonly batch?: string;
  readonly mostPending?: string;
  readonly dryRun?: boolean;
  readonly resume?: boolean;
  readonly by?: string;
}

/** `musterctl events …`: the log as the source of what is published. */
export function addEvents(line: CommandLine, root: Command): void {
  const { desk } = line;
  const events = line.group(root, 'events', { zh: '事件日志', en: 'the event log' });
  line.leaf<RepublishOptions>(
    events,
    'republish',
    {
      zh: '把事件日志中的公开事件按原编号、版本和内容重新发布；服务可照常运行，中断后可用 --resume 继续',
      en: 'publish the log’s public events again with their ids, versions and data; the service may be running, --resume goes on after an interruption',
    },
    [
      ['--service <name>', { zh: '哪个服务的日志（必填）', en: 'whose log (required)' }],
      [
        '--from <bound>',
        {
          zh: '从这一时刻（ISO 8601）或这一事件（编号）起，含',
          en: 'from this instant (ISO 8601) or event (id) on, inclusive',
        },
      ],
      ['--to <bound>', { zh: '到这一时刻或事件止，含', en: 'up to this instant or event, inclusive' }],
      ['--tenant <id>', { zh: '只此联盟', en: 'this alliance only' }],
      ['--aggregate <id>', { zh: '只此聚合（如一张吹哨单）', en: 'this aggregate (e.g. one whistle) only' }],
      ['--batch <n>', { zh: '每批约多少事件，默认 1000', en: 'events per batch, about; 1000 by default' }],
      [
        '--most-pending <n>',
        {
          zh: '发件箱超过多少事件时等待，默认 20000；0 为不等待',
          en: 'wait while more events than this are in the outbox; 20000 by default, 0 never waits',
        },
      ],
      ['--dry-run', { zh: '只计数，什么也不改', en: 'count only, change nothing' }],
      [
        '--resume',
        { zh: '继续上一次中断的重新发布', en: 'go on with the republication that was interrupted last' },
      ],
      shared.by,
    ],
    async (options) => {
      const { service, json, from, to, tenant, aggregate, batch, resume } = options;
      if (!service)
        throw new Misused({
          zh: 'events republish：必须用 --service 指明服务',
          en: 'events republish: --service is required',
        });
      const args = argumentsOf({
        from,
        to,
        tenant,
        aggregate,
        batch,
        resume,
        'most-pending': options.mostPending,
        'dry-run': options.dryRun,
        by: operatorName(options.by),
      });
      const onProgress = (name: string, document: Record<string, unknown>): void => {
        if (json || document['done'] || document['dry_run']) return;
        const waits = document['waiting']
          ? desk.say({ zh: '（等待发件箱）', en: ' (waiting for the outbox)' })
          : '';
        desk.note(
          `  ${name}: ${String(document['events'])} ${desk.say({ zh: '个事件', en: 'events' })}, ${String(document['keys'])} ${desk.say({ zh: '个键', en: 'keys' })}${waits}`,
        );
      };
      const outcomes = await desk.ask(
        await desk.services(service),
        ['events', 'republish', ...args],
        onProgress,
      );
      const meant = (tenant ?? aggregate) === undefined ? outcomes : whereItIs(outcomes);
      return desk.answer('events republish', meant, options, (answers) =>
        answers
          .map(({ service: name, dry_run: dry, events: count, keys, done }) => {
            const taken = `${String(count)} ${desk.say({ zh: '个事件', en: 'events' })}, ${String(keys)} ${desk.say({ zh: '个键', en: 'keys' })}`;
            if (dry) return `${name}: ${desk.say({ zh: '将处理', en: 'would take' })} ${taken}`;
            if (done)
              return `✓ ${name}: ${desk.say({ zh: '已放入发件箱：', en: 'in the outbox again: ' })}${taken}`;
            return `✗ ${name}: ${desk.say({ zh: '中断，已放入发件箱：', en: 'broken off, in the outbox again: ' })}${taken}${desk.say({ zh: '；用 --resume 继续', en: '; --resume goes on' })}`;
          })
          .join('\n'),
      );
    },
  );
}
