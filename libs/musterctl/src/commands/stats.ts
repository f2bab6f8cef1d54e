import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import type { CommonOptions } from '../desk.js';

/** `musterctl stats …`: the figures against the log. */
export function addStats(line: CommandLine, root: Command): void {
  const { desk } = line;
  const stats = line.group(root, 'stats', { zh: '统计数字', en: 'the figures' });
  line.leaf<CommonOptions>(
    stats,
    'verify',
    {
      zh: '从日志重算一切并比较；有差异则以 1 结束',
      en: 'recompute everything from the log and compare; ends with 1 when anything differs',
    },
    [],
    async (options) => {
      const outcomes = await desk.ask(await desk.services('statistics'), ['verify', '--json']);
      return desk.answer('stats verify', outcomes, options, ([found]) => {
        if (!found) return '';
        const { events, cells, waiting, difference_count: count, differences } = found;
        const sum = desk.say({
          zh: `${String(events)} 个事件，${String(cells)} 个单元重算；${String(waiting)} 个键在等缺失的事件；${String(count)} 处差异`,
          en: `${String(events)} events, ${String(cells)} cells recomputed; ${String(waiting)} keys wait for a missing event; ${String(count)} differences`,
        });
        const lines = (differences as object[]).map((difference) => `  ${JSON.stringify(difference)}`);
        return [`${count === 0 ? '✓' : '✗'} ${sum}`, ...lines].join('\n');
      });
    },
  );
  line.leaf<CommonOptions>(
    stats,
    'rebuild',
    {
      zh: '从日志重建统计并换上；统计服务可照常运行',
      en: 'build the figures anew from the log and swap them in; the service may be running',
    },
    [],
    async (options) => {
      const outcomes = await desk.ask(await desk.services('statistics'), ['rebuild', '--json']);
      return desk.answer('stats rebuild', outcomes, options, ([done]) => {
        if (!done) return '';
        const { projection, replaced, events, milliseconds } = done;
        return `✓ ${desk.say({
          zh: `投影 ${String(projection)} 替换 ${String(replaced)}：${String(events)} 个事件，${String(milliseconds)} 毫秒`,
          en: `projection ${String(projection)} replaces ${String(replaced)}: ${String(events)} events in ${String(milliseconds)} ms`,
        })}`;
      });
    },
  );
}
