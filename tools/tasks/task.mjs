// What the tasks share: where the workspace is, how to run a program in it, how to end with the parent.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = dirname(dirname(import.meta.dirname));

/** One line to the person in front of the screen: Chinese first, English second. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Where data, logs and keys live. */
export const dataFolder = process.env.MUSTER_DATA || join(root, 'var');

/** The script behind a program in node_modules/.bin. */
export function program(name) {
  return realpathSync(join(root, 'node_modules', '.bin', name));
}

/**
 * Runs one of the workspace's programs with this Node; resolves with its exit code, and its output when captured.
 * `command` is what runs Node, when something has to stand before it.
 */
export function node(args, { env = {}, capture = false, cwd = root, command = [process.execPath] } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command[0], [...command.slice(1), ...args], {
      cwd,
      env: { ...process.env, NX_DAEMON: 'false', ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const forward = (signal) => child.kill(signal);
    onEnd(forward);
    child.once('close', (code, signal) => {
      endings.delete(forward);
      resolve({ code: signal === null ? code : 1, output });
    });
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
  });
}

const endings = new Set();

/** Called with the signal when this task is asked to end: by a signal, or because its parent has died. */
export function onEnd(listener) {
  endings.add(listener);
  return () => endings.delete(listener);
}

let asked = false;
function end(signal) {
  const first = !asked;
  asked = true;
  if (endings.size === 0) process.exit(signal === 'SIGINT' ? 130 : 143);
  for (const listener of endings) listener(signal, first);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
if (process.channel) {
  process.on('disconnect', () => end('SIGTERM'));
  process.channel.unref();
}

/** Seconds since `since` (of performance.now()), for people. */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
