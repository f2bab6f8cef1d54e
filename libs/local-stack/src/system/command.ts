import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { StackError } from '../stack-error.js';
import type { Watchdog } from '../watchdog.js';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Standard error is appended here. */
  readonly logFile: string;
  readonly input?: string;
  readonly watchdog: Watchdog;
}

/**
 * Runs one command of a service to its end (`main.js migrate`) and returns what it printed.
 * @throws StackError with the end of what it said when it fails
 */
export async function runCommand({
  program,
  args,
  environment,
  logFile,
  input,
  watchdog,
}: Command): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], {
    env: environment,
    detached: true,
  });
  const { pid } = child;
  if (pid !== undefined) watchdog.guard(pid, { signal: 'TERM', seconds: 5 });
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let output = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
    log.write(chunk);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', () => resolve(127));
  });
  if (pid !== undefined) watchdog.forget(pid);
  log.end();
  if (code === 0) return output;
  throw new StackError(
    'command_failed',
    `${program} ${args.join(' ')} → ${code}\n${said.trim() || output.trim()}`,
  );
}
