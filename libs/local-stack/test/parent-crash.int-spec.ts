import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Watchdog } from '../src/watchdog.js';
import { waitFor } from '../src/wait.js';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const gone = (pid: number) =>
  waitFor(`end of ${pid}`, async () => !alive(pid) || undefined, { timeoutMs: 20_000 });

describe('when the parent is killed with kill -9', () => {
  it('stops PostgreSQL and Kafka and removes their throwaway data', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'parent.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning' },
    });
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const { pids, dataFolder } = JSON.parse(line) as { pids: number[]; dataFolder: string };
    expect(pids).toHaveLength(2);
    expect(pids.every(alive)).toBe(true);

    parent.kill('SIGKILL');

    await Promise.all(pids.map(gone));
    await waitFor('removed data', async () => !existsSync(dataFolder) || undefined, { timeoutMs: 20_000 });
  }, 120_000);
});

describe('watchdog', () => {
  it('leaves what it was told to forget, and stops the rest newest first', async () => {
    const watchdog = new Watchdog();
    const said: string[] = [];
    const start = async (name: string) => {
      const child = spawn(
        'sh',
        ['-c', `trap 'echo ${name}; exit' TERM; echo set; while :; do sleep 0.1; done`],
        {
          stdio: ['ignore', 'pipe', 'ignore'],
          detached: true,
        },
      );
      const lines = createInterface({ input: child.stdout });
      await once(lines, 'line');
      lines.on('line', (line) => said.push(line));
      watchdog.guard(child.pid as number, { signal: 'TERM', seconds: 5 });
      return { pid: child.pid as number, closed: once(lines, 'close') };
    };
    const kept = await start('kept');
    const older = await start('older');
    const newer = await start('newer');

    watchdog.forget(kept.pid);
    await watchdog.finish();
    await Promise.all([older.closed, newer.closed]);

    expect(said).toEqual(['newer', 'older']);
    expect(alive(kept.pid)).toBe(true);
    process.kill(kept.pid, 'SIGTERM');
    await kept.closed;
  });

  it('kills what does not stop in its time', async () => {
    const watchdog = new Watchdog();
    const stubborn = spawn('sh', ['-c', 'trap "" TERM; echo set; while :; do sleep 1; done'], {
      detached: true,
    });
    await once(stubborn.stdout, 'data');
    watchdog.guard(stubborn.pid as number, { signal: 'TERM', seconds: 1 });
    const ended = once(stubborn, 'exit');

    await watchdog.finish();

    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});
