import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** True when a server could listen on this port of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    // Exclusive of nothing but real listeners: Node sets SO_REUSEADDR, so lingering connections do not count.
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

/** A file for each port that was handed out, with the process that has it: nobody listens on a port yet when it is picked. */
const HANDED_OUT = join(tmpdir(), `muster-ports-${userInfo().uid}`);

function reserve(port: number): boolean {
  mkdirSync(HANDED_OUT, { recursive: true });
  const file = join(HANDED_OUT, String(port));
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isRunning(holderOf(file))) rmSync(file, { force: true }); // somebody may have it next time
    return false;
  }
}

/** Reserves a port that may be this process's already, or that of one that has ended. */
function claim(port: number): boolean {
  return reserve(port) || holderOf(join(HANDED_OUT, String(port))) === process.pid || reserve(port);
}

/** 0, which stands for a process that runs, when it is just being written or removed. */
function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A free port between 20000 and 31999, for this process alone as long as it lives: below the range from which systems take ports for
 * outgoing connections (32768 and up), because a server that is killed must find its port free when it comes back.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(20_000, 32_000);
    if ((await isFree(port)) && reserve(port)) return port;
  }
  throw new Error('no free port between 20000 and 31999');
}

/** The wanted port when it is free and no other process has been given it, else any free one. It is this process's as long as it lives. */
export async function portNear(wanted: number): Promise<number> {
  return (await isFree(wanted)) && claim(wanted) ? wanted : freePort();
}

/** True when something accepts connections there. */
export async function accepts(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
