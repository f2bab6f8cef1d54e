import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import type { CommonOptions } from '../desk.js';
import { requiredReason } from '../required-reason.js';
import { operatorName } from './dlq.js';

interface RenewOptions extends CommonOptions {
  readonly reason?: string;
  readonly by?: string;
}

/** `musterctl streams …`: the analysts' event streams. */
export function addStreams(line: CommandLine, root: Command): void {
  const { desk } = line;
  const streams = line.group(root, 'streams', { zh: '事件流', en: 'event streams' });
  line.leaf<RenewOptions>(
    streams,
    'renew',
    {
      zh: '作废已发出的流位置（读者得到 410，须重新开始）：PostgreSQL 退回到备份后执行',
      en: 'void the positions that readers were given (they get 410 and begin again): after PostgreSQL went back to a backup',
    },
    [shared.reason, shared.by],
    async (options) => {
      const reason = requiredReason('streams renew', options.reason);
      const args = ['streams', 'renew', ...argumentsOf({ reason, by: operatorName(options.by) })];
      const outcomes = await desk.ask(await desk.services('statistics'), args);
      return desk.answer('streams renew', outcomes, options, ([done]) =>
        done ? `✓ ${desk.say({ zh: '流位置已作废', en: 'positions given so far are void' })}` : '',
      );
    },
  );
}
