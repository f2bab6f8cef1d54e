import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Stat {
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

const configured = (name: string): number => Number(execFileSync('getconf', [name], { encoding: 'utf8' }));
const ticksPerSecond = configured('CLK_TCK');
const pageBytes = configured('PAGESIZE');

/** `/proc/<pid>/stat`; undefined when the process is gone. Ticks include the children that it has waited for. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return {
      parent: fields[1]!,
      ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]!,
      pages: fields[21]!,
    };
  } catch {
    return undefined;
  }
}

/** The process and everything below it. */
function tree(root: number): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat) stats.set(Number(name), stat);
  }
  const childrenOf = Map.groupBy(stats.keys(), (pid) => stats.get(pid)!.parent);
  const found = new Map<number, Stat>();
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    const stat = stats.get(pid);
    if (stat) found.set(pid, stat);
    queue.push(...(childrenOf.get(pid) ?? []));
  }
  return found;
}

/** CPU milliseconds that a process and its descendants have used; those that ended are in their parent's account. */
export function cpuMilliseconds(root: number): number {
  const ticks = [...tree(root).values()].reduce((sum, stat) => sum + stat.ticks, 0);
  return (ticks * 1000) / ticksPerSecond;
}

/**
 * Memory of a process and its descendants in MiB: the proportional share (PSS), so that memory which several processes share, as
 * PostgreSQL's do, counts once; the resident size where the kernel does not tell the share.
 */
export function memoryMegabytes(root: number): number {
  let kilobytes = 0;
  for (const [pid, stat] of tree(root)) kilobytes += shareOf(pid) ?? (stat.pages * pageBytes) / 1024;
  return kilobytes / 1024;
}

function shareOf(pid: number): number | undefined {
  try {
    const match = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return match ? Number(match[1]) : undefined;
  } catch {
    return undefined;
  }
}
