import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** When a process started, as the kernel tells it: a number that comes again is not the same process. */
function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}

function alive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return startedAt(pid) === started;
}

const identify = (pid) => ({ pid, started: startedAt(pid) });

/**
 * Claims the data folder for this process: one system at a time. Returns undefined, or the process id of the one that
 * holds it. A system that was killed may still be going down: that is waited for.
 */
export async function claim(folder) {
  const file = join(folder, 'start.json');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ owner: identify(process.pid) }), { flag: 'wx', mode: 0o600 });
      return undefined;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const held = read(file);
    if (held?.owner && alive(held.owner)) return held.owner.pid;
    if (held?.watchdog && alive(held.watchdog)) await delay(100);
    else rmSync(file, { force: true });
  }
}

/** Notes who stops the servers should this process be killed. */
export function noteWatchdog(folder, pid) {
  const file = join(folder, 'start.json');
  writeFileSync(file, JSON.stringify({ ...read(file), watchdog: identify(pid) }), { mode: 0o600 });
}

export function release(folder) {
  rmSync(join(folder, 'start.json'), { force: true });
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
