import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import type { CommonOptions } from '../desk.js';
import { table } from '../words/table.js';

interface OutboxOptions extends CommonOptions {
  readonly untilEmpty?: string;
}

interface Shard {
  readonly shard: number;
  readonly pending: number;
  readonly oldest_age: number;
  readonly owner: { readonly pid: number; readonly application: string } | null;
}

/** `musterctl outbox …`: what waits to be published. */
export function addOutbox(line: CommandLine, root: Command): void {
  const { desk } = line;
  const outbox = line.group(root, 'outbox', { zh: '发件箱', en: 'the outbox' });
  line.leaf<OutboxOptions>(
    outbox,
    'status',
    {
      zh: '待发布的行数、最久等待、各分片及其中继（数据库会话）',
      en: 'events that wait, the longest wait, the shards and the relay (database session) of each',
    },
    [
      shared.service,
      [
        '--until-empty <seconds>',
        {
          zh: '等到清空，至多这么多秒；未清空则以 1 结束',
          en: 'wait until it is empty, so long at most; ends with 1 otherwise',
        },
      ],
    ],
    async (options) => {
      const args = ['outbox', 'status', ...argumentsOf({ 'until-empty': options.untilEmpty })];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      return desk.answer('outbox status', outcomes, options, (answers) =>
        table(
          [
            desk.say({ zh: '服务', en: 'service' }),
            desk.say({ zh: '待发布', en: 'pending' }),
            desk.say({ zh: '最久（秒）', en: 'oldest (s)' }),
            desk.say({ zh: '分片：事件数', en: 'shard: events' }),
            desk.say({ zh: '中继会话', en: 'relay sessions' }),
          ],
          answers.map(({ service, pending, oldest_age: age, shards }) => [
            service,
            pending as number,
            Math.round(age as number),
            waiting(shards as Shard[]),
            owners(shards as Shard[]),
          ]),
        ),
      );
    },
  );
}

const waiting = (shards: Shard[]): string =>
  shards
    .filter(({ pending }) => pending > 0)
    .map(({ shard, pending }) => `${shard}: ${pending}`)
    .join(', ') || '–';

/** `escalation/4711 × 16`: so many shards are published by this session. */
function owners(shards: Shard[]): string {
  const byOwner = Map.groupBy(
    shards.filter(({ owner }) => owner !== null),
    ({ owner }) => `${owner!.application}/${owner!.pid}`,
  );
  return [...byOwner].map(([owner, owned]) => `${owner} × ${owned.length}`).join(', ') || '–';
}
