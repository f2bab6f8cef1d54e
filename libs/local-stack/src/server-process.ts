import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { StopRule, Watchdog } from './watchdog.js';

export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  readonly stop: StopRule;
}

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One process that we started, guarded by the watchdog from its first moment to its last. */
export class ServerProcess {
  readonly name: string;
  readonly logFile: string;
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #stop: StopRule;
  #ending: Ending | undefined;

  constructor(command: ServerCommand, watchdog: Watchdog) {
    this.name = command.name;
    this.logFile = command.logFile;
    this.#stop = command.stop;
    const log = openSync(command.logFile, 'a', 0o600);
    this.#child = spawn(command.command, command.args, {
      stdio: ['ignore', log, log],
      // Its own process group: a Ctrl-C in the terminal is ours to pass on, in order.
      detached: true,
      env: command.env ?? process.env,
      ...(command.cwd !== undefined && { cwd: command.cwd }),
      ...(command.uid !== undefined && { uid: command.uid, gid: command.gid }),
    });
    closeSync(log);
    const pid = this.#child.pid;
    if (pid !== undefined) watchdog.guard(pid, command.stop);
    this.ended = new Promise((resolve) => {
      const end = (ending: Ending) => {
        this.#ending = ending;
        if (pid !== undefined) watchdog.forget(pid);
        resolve(ending);
      };
      this.#child.once('exit', (code, signal) => end({ code, signal }));
      this.#child.once('error', () => end({ code: 127, signal: null }));
    });
    // The process must not keep us alive by itself: whoever waits for it does.
    this.#child.unref();
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`${this.name} did not start`);
    return this.#child.pid;
  }

  get running(): boolean {
    return this.#ending === undefined;
  }

  /** Asks it to end by its stop rule, and kills it when it takes longer than that. */
  async stop(rule: StopRule = this.#stop): Promise<void> {
    if (!this.running) return;
    this.#child.ref();
    this.#child.kill(`SIG${rule.signal}`);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), rule.seconds * 1000);
    await this.ended;
    clearTimeout(timer);
  }

  /** `kill -9`: no chance to say good-bye. */
  async kill9(): Promise<void> {
    await this.stop({ signal: 'KILL', seconds: 60 });
  }

  /** The last lines it wrote, for the message that says why it did not start. */
  async lastWords(lines = 15): Promise<string> {
    const text = await readFile(this.logFile, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  }
}
