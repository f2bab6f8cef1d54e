import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { RunAs } from '../caller.js';
import { accepts } from '../port.js';
import { type Ending, ServerProcess } from '../server-process.js';
import { StackError } from '../stack-error.js';
import { GivenUp, waitFor } from '../wait.js';
import type { StopRule, Watchdog } from '../watchdog.js';
import { SUPERUSER } from './initialise.js';
import { serverSettings, type ServerSettingsOptions } from './server-settings.js';

/** What a node is made of. */
export interface PostgresNodeOptions extends ServerSettingsOptions {
  readonly password: string;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  readonly user: RunAs | undefined;
  readonly watchdog: Watchdog;
  /** Undoes what was done to the data folder before the server was set up in it. */
  readonly release?: (() => void) | undefined;
}

/** One server process on one data folder and one port: a primary, or the standby of one. */
export class PostgresNode {
  readonly port: number;
  /** The data folder. */
  readonly data: string;
  readonly #options: PostgresNodeOptions;
  #process: ServerProcess | undefined;

  constructor(options: PostgresNodeOptions) {
    this.#options = options;
    this.port = options.port;
    this.data = options.data;
  }

  /** Process id of the postmaster; undefined while it is down. */
  get pid(): number | undefined {
    return this.#process?.running ? this.#process.pid : undefined;
  }

  /** Resolves when the process that runs now has ended; undefined when none was started. */
  get ended(): Promise<Ending> | undefined {
    return this.#process?.ended;
  }

  /** Connection URL of a database on this server, with its password. */
  url(database = 'postgres'): string {
    return `postgres://${SUPERUSER}:${this.#options.password}@127.0.0.1:${this.port}/${database}`;
  }

  /**
   * Starts it and returns when a client can query.
   *
   * @throws StackError with its last words.
   */
  async start(): Promise<void> {
    const { binaries, data, logFile, user, watchdog } = this.#options;
    // After a kill -9 the old backends may hold the shared memory for a moment: PostgreSQL then declines, once.
    for (let attempt = 1; ; attempt += 1) {
      this.#process = new ServerProcess(
        {
          name: 'postgres',
          command: join(binaries.bin, 'postgres'),
          args: ['-D', data, ...serverSettings(this.#options)],
          env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
          cwd: '/',
          logFile,
          stop: this.#stopRule,
          ...(user && { uid: user.uid, gid: user.gid }),
        },
        watchdog,
      );
      try {
        await this.#ready(this.#process);
        return;
      } catch (error) {
        const words = await this.#process.lastWords();
        await this.#process.kill9();
        if (attempt < 20 && /still in use|lock file .* already exists/.test(words)) continue;
        throw new StackError(
          'postgres_not_started',
          `PostgreSQL 未能启动 · PostgreSQL did not start (${logFile}):\n${words}`,
          undefined,
          error,
        );
      }
    }
  }

  /** Stops it: cleanly ("fast"), or at once when the data is throwaway. */
  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** `kill -9` of the postmaster; its children notice and end by themselves. */
  async kill9(): Promise<void> {
    await this.#process?.kill9();
  }

  /** `kill -9`, and its data is gone for good. */
  async destroy(): Promise<void> {
    await this.kill9();
    this.#options.release?.();
    // Its last child may still be writing while the folder goes.
    await rm(this.data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  get #stopRule(): StopRule {
    return this.#options.throwaway ? { signal: 'QUIT', seconds: 5 } : { signal: 'INT', seconds: 30 };
  }

  async #ready(server: ServerProcess): Promise<void> {
    await waitFor(
      'PostgreSQL',
      async () => {
        if (!server.running) throw new GivenUp(new Error('it ended'));
        if (!(await accepts(this.port))) return undefined;
        const client = new pg.Client({ connectionString: this.url(), connectionTimeoutMillis: 5000 });
        client.on('error', () => {});
        try {
          await client.connect();
          await client.query('select 1');
          return true;
        } finally {
          await client.end().catch(() => {});
        }
      },
      { everyMs: 25 },
    );
  }
}
