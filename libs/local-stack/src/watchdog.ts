import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** How a process is asked to end, and how long it may take before it is killed. */
export interface StopRule {
  readonly signal: 'TERM' | 'INT' | 'QUIT' | 'KILL';
  readonly seconds: number;
}

/**
 * A shell process (1 MB) that outlives us by as long as it takes to stop what we started. It holds a pipe to this
 * process, and a pipe closes on every way to die, `kill -9` included (ADR 0006).
 */
export class Watchdog {
  readonly #process: ChildProcess;

  constructor() {
    this.#process = spawn('/bin/sh', [join(import.meta.dirname, '..', 'watchdog.sh')], {
      stdio: ['pipe', 'ignore', 'inherit'],
      // Its own session: a Ctrl-C in the terminal must not reach it before us.
      detached: true,
    });
    this.#process.unref();
    this.#process.stdin?.on('error', () => {});
    (this.#process.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  guard(pid: number, rule: StopRule): void {
    this.#write(`guard ${pid} ${rule.signal} ${rule.seconds}`);
  }

  forget(pid: number): void {
    this.#write(`forget ${pid}`);
  }

  /** Removes the folder once everything guarded has stopped. */
  remove(folder: string): void {
    this.#write(`remove ${folder}`);
  }

  /** Stops whatever is still guarded, newest first, removes what is to be removed, and ends. */
  async finish(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#process.ref();
    this.#process.stdin?.end();
    await ended;
  }

  #write(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }
}
