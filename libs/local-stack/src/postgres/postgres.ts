import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { unprivilegedUser, type RunAs } from '../caller.js';
import { type PrepareFolder, serverFolder } from '../folders.js';
import type { Log } from '../log.js';
import { accepts } from '../port.js';
import { ServerProcess } from '../server-process.js';
import { StackError } from '../stack-error.js';
import { GivenUp, waitFor } from '../wait.js';
import type { StopRule, Watchdog } from '../watchdog.js';
import { type PostgresBinaries, walCompression } from './binaries.js';
import { LEAST_BUFFERS_MB, memory, sharedBuffersMb } from './shared-buffers.js';

const SUPERUSER = 'muster';

export interface PostgresOptions {
  readonly binaries: PostgresBinaries;
  /** Parent of the data folder; log and password lie beside it. */
  readonly folder: string;
  readonly port: number;
  /** False only for throwaway data: a crash of the machine may then lose everything. */
  readonly fsync: boolean;
  readonly throwaway: boolean;
  /** Start it again when it ends by itself. */
  readonly restart: boolean;
  readonly watchdog: Watchdog;
  readonly log: Log;
  readonly prepareFolder?: PrepareFolder | undefined;
}

/** One PostgreSQL server of our own: start, stop, kill -9 and start again on the same port and data. */
export class OwnPostgres {
  readonly owned = true;
  readonly port: number;
  readonly #options: PostgresOptions;
  readonly #user: RunAs | undefined;
  readonly #data: string;
  readonly #password: string;
  #process: ServerProcess | undefined;
  #wanted = false;

  constructor(options: PostgresOptions) {
    this.#options = options;
    this.port = options.port;
    this.#user = unprivilegedUser();
    this.#data = serverFolder(
      join(options.folder, `postgres-${options.binaries.major}`),
      this.#user,
      options.log,
      (folder) => options.prepareFolder?.('postgres', folder),
    );
    if (options.throwaway && !this.#data.startsWith(options.folder)) options.watchdog.remove(this.#data);
    this.#password = this.#initialise();
  }

  /** Process id of the postmaster; undefined while it is down. */
  get pid(): number | undefined {
    return this.#process?.running ? this.#process.pid : undefined;
  }

  /** Connection URL of a database on this server, with its password. */
  url(database = 'postgres'): string {
    return `postgres://${SUPERUSER}:${this.#password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts it and returns when a client can query. */
  async start(): Promise<void> {
    this.#wanted = true;
    // After a kill -9 the old backends may hold the shared memory for a moment: PostgreSQL then declines, once.
    for (let attempt = 1; ; attempt += 1) {
      this.#process = new ServerProcess(
        {
          name: 'postgres',
          command: join(this.#options.binaries.bin, 'postgres'),
          args: ['-D', this.#data, ...this.#settings()],
          env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
          cwd: '/',
          logFile: join(this.#options.folder, 'postgres.log'),
          stop: this.#stopRule,
          ...(this.#user && { uid: this.#user.uid, gid: this.#user.gid }),
        },
        this.#options.watchdog,
      );
      try {
        await this.#ready(this.#process);
        this.#revive(this.#process);
        return;
      } catch (error) {
        const words = await this.#process.lastWords();
        await this.#process.kill9();
        if (attempt < 20 && /still in use|lock file .* already exists/.test(words)) continue;
        throw new StackError(
          'postgres_not_started',
          `PostgreSQL 未能启动 · PostgreSQL did not start (${this.#process.logFile}):\n${words}`,
          undefined,
          error,
        );
      }
    }
  }

  /** Stops it: cleanly ("fast"), or at once when the data is throwaway. */
  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#process?.stop();
  }

  /** `kill -9` of the postmaster; its children notice and end by themselves. */
  async kill9(): Promise<void> {
    this.#wanted = false;
    await this.#process?.kill9();
  }

  #revive(server: ServerProcess): void {
    if (!this.#options.restart) return;
    void server.ended.then(async ({ code, signal }) => {
      if (!this.#wanted) return;
      this.#options.log(`✗ PostgreSQL 意外结束（${signal ?? code}），重启 · ended unexpectedly, restarting`);
      await this.start().catch((error: Error) => this.#options.log(`✗ ${error.message}`));
    });
  }

  get #stopRule(): StopRule {
    return this.#options.throwaway ? { signal: 'QUIT', seconds: 5 } : { signal: 'INT', seconds: 30 };
  }

  #settings(): string[] {
    const { fsync, throwaway, port } = this.#options;
    const settings: Record<string, string | number> = {
      port,
      listen_addresses: '127.0.0.1',
      // No socket file: its folder would need a place that both users may write.
      unix_socket_directories: '',
      max_connections: 200,
      shared_buffers: `${fsync ? sharedBuffersMb(memory()) : LEAST_BUFFERS_MB}MB`,
      max_wal_size: '2GB',
      min_wal_size: throwaway ? '32MB' : '128MB',
      // Without whole pages there is nothing to compress.
      ...(fsync && { wal_compression: walCompression(this.#options.binaries, this.#data) }),
      checkpoint_timeout: '15min',
      synchronous_commit: 'on',
      fsync: fsync ? 'on' : 'off',
      // One call instead of opening every file: seconds less until a killed server serves again.
      ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
      full_page_writes: fsync ? 'on' : 'off',
      jit: 'off',
      random_page_cost: 1.1,
      // Outbox and inbox are queues: their dead rows must go soon.
      autovacuum_naptime: '15s',
      timezone: 'UTC',
      log_timezone: 'UTC',
      log_line_prefix: '%m [%p] %q%a@%d ',
      password_encryption: 'scram-sha-256',
    };
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
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

  /** Makes the data folder once, and remembers the password beside it (readable by the owner only). */
  #initialise(): string {
    const passwordFile = join(this.#options.folder, 'postgres.password');
    const finished = join(this.#data, 'PG_VERSION');
    if (existsSync(finished) && existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim();
    if (existsSync(finished)) {
      throw new StackError(
        'postgres_password_missing',
        `${passwordFile} 不见了 · the data folder ${this.#data} exists, its password file does not`,
        'restore the file, or move the data folder away to start empty',
      );
    }
    const password = randomBytes(18).toString('base64url');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    const handed = join(this.#data, '..', `.password-${process.pid}`);
    writeFileSync(handed, password, { mode: 0o600 });
    if (this.#user) chownSync(handed, this.#user.uid, this.#user.gid);
    const { status, stderr, stdout } = spawnSync(
      join(this.#options.binaries.bin, 'initdb'),
      [
        ...[
          '-D',
          this.#data,
          '-U',
          SUPERUSER,
          '--auth=scram-sha-256',
          '--data-checksums',
          `--pwfile=${handed}`,
        ],
        // One order of text on every machine, and no dependence on its locales.
        ...['--no-locale', '--encoding=UTF8', ...(this.#options.throwaway ? ['--no-sync'] : [])],
      ],
      {
        encoding: 'utf8',
        cwd: '/',
        env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
        ...(this.#user && { uid: this.#user.uid, gid: this.#user.gid }),
      },
    );
    rmSync(handed, { force: true });
    if (status !== 0) {
      rmSync(passwordFile, { force: true });
      throw new StackError('initdb_failed', `initdb: ${stderr || stdout}`);
    }
    return password;
  }
}
