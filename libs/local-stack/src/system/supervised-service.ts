import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.js';
import { ServerProcess } from '../server-process.js';
import { StackError } from '../stack-error.js';
import { GivenUp, waitFor } from '../wait.js';
import type { Watchdog } from '../watchdog.js';
import type { ServiceName, ServicePorts } from './service-name.js';

/** V8's room for what is young, in MiB (ADR-0161): escalation makes most garbage, statistics holds on to what it reads for longest. */
const YOUNG_MIB: Partial<Record<ServiceName, number>> = { escalation: 64, statistics: 32 };

/**
 * How V8 deals with a service's memory. Pretenuring puts objects from places whose objects lived long into the old space at once; of
 * a consumer's batches these keep alive whatever came after them (ADR-0174). The heap, with the broker's answers beside it, may grow
 * to four times what the last collection left before it is collected as a whole again; by default some 40 MiB more were enough (ADR-0179).
 */
export const nodeFlags = (service: ServiceName): string[] => [
  `--max-semi-space-size=${YOUNG_MIB[service] ?? 16}`,
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=300',
];

const LARGEST_LOG = 20 * 1024 * 1024;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A process that ran so long was well: the next crash starts again with the shortest pause. */
const WELL_AFTER_MS = 60_000;

export interface ServiceOptions {
  readonly name: ServiceName;
  readonly ports: ServicePorts;
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly watchdog: Watchdog;
  /** Start it again when it ends by itself. */
  readonly restart: boolean;
  readonly log: Log;
}

/** One service as a process of its own, started again with growing pauses when it ends by itself. */
export class SupervisedService {
  readonly name: ServiceName;
  readonly url: string;
  readonly adminUrl: string;
  readonly logFile: string;
  readonly #options: ServiceOptions;
  #process: ServerProcess | undefined;
  #wanted = false;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.name = options.name;
    this.url = `http://127.0.0.1:${options.ports.port}`;
    this.adminUrl = `http://127.0.0.1:${options.ports.adminPort}`;
    this.logFile = options.logFile;
  }

  /** Process id; undefined while it is down. */
  get pid(): number | undefined {
    return this.#process?.running ? this.#process.pid : undefined;
  }

  /** Starts the process without waiting until it serves. */
  launch(): void {
    if (this.#process?.running) return;
    this.#wanted = true;
    rotate(this.logFile);
    const started = performance.now();
    const child = new ServerProcess(
      {
        name: this.name,
        command: process.execPath,
        args: [...nodeFlags(this.name), this.#options.program],
        env: this.#options.environment,
        logFile: this.logFile,
        stop: { signal: 'TERM', seconds: 30 },
      },
      this.#options.watchdog,
    );
    this.#process = child;
    void child.ended.then(async ({ code, signal }) => {
      if (!this.#wanted || this.#process !== child || !this.#options.restart) return;
      if (performance.now() - started > WELL_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
      this.#options.log(
        `✗ ${this.name} 意外结束（${signal ?? code}），${this.#pauseMs / 1000} 秒后重启 · ended unexpectedly, restarting; log: ${this.logFile}`,
      );
      await delay(this.#pauseMs, undefined, { ref: false });
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
      if (this.#wanted && this.#process === child) this.launch();
    });
  }

  /** Returns when its health says ready; fails at once when the process ends (unless it will be restarted). */
  async ready(timeoutMs = 120_000): Promise<void> {
    const child = this.#process;
    try {
      await waitFor(
        `${this.name} ready`,
        async () => {
          if (!this.#options.restart && child && !child.running) throw new GivenUp(new Error('it ended'));
          const response = await fetch(`${this.adminUrl}/health/ready`, {
            signal: AbortSignal.timeout(5000),
          });
          await response.arrayBuffer();
          return response.ok || undefined;
        },
        { timeoutMs, everyMs: 100 },
      );
    } catch (error) {
      throw new StackError(
        'service_not_ready',
        `${this.name} 未能就绪 · did not become ready (${this.logFile}):\n${(await child?.lastWords(8)) ?? ''}`,
        undefined,
        error,
      );
    }
  }

  /** Starts it (again) and returns when it is ready. */
  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Asks it to end; it finishes what it has begun. */
  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#process?.stop();
  }

  /** `kill -9`; it stays down until it is started again. */
  async kill9(): Promise<void> {
    this.#wanted = false;
    await this.#process?.kill9();
  }
}

function rotate(logFile: string): void {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.1`);
}

/**
 * The program of a service: one file with everything that it imports, as it ships, or module by module, which takes several times as long to
 * start (ADR-0213).
 */
export function serviceProgram(workspace: string, name: ServiceName, form: 'bundle' | 'modules'): string {
  return join(workspace, 'services', name, form === 'bundle' ? 'bundle' : 'dist', 'main.js');
}
