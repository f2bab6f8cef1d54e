import { join } from 'node:path';
import { unprivilegedUser, type RunAs } from '../caller.js';
import { type PrepareFolder, serverFolder } from '../folders.js';
import type { Log } from '../log.js';
import { freePort } from '../port.js';
import { StackError } from '../stack-error.js';
import type { Watchdog } from '../watchdog.js';
import type { PostgresBinaries } from './binaries.js';
import { initialise } from './initialise.js';
import { PostgresNode } from './postgres-node.js';
import { Standby } from './standby.js';

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

/**
 * One PostgreSQL server of our own: start, stop, kill -9 and start again on the same port and data. With a standby it can lose both, and
 * go on as the server that the standby was: port and data are those of the primary, whichever that is.
 */
export class OwnPostgres {
  readonly owned = true;
  readonly #options: PostgresOptions;
  readonly #user: RunAs | undefined;
  readonly #password: string;
  #primary: PostgresNode;
  #standby: Standby | undefined;
  #nodes = 1;
  #wanted = false;

  constructor(options: PostgresOptions) {
    this.#options = options;
    this.#user = unprivilegedUser();
    const { data, release } = this.#folder('');
    const { binaries, folder, throwaway } = options;
    this.#password = initialise({ binaries, data, folder, user: this.#user, throwaway });
    this.#primary = this.#node({ data, release, port: options.port, log: 'postgres.log' });
  }

  /** Process id of the postmaster; undefined while it is down. */
  get pid(): number | undefined {
    return this.#primary.pid;
  }

  /** Connection URL of a database on this server, with its password. Another one after a failover. */
  url(database?: string): string {
    return this.#primary.url(database);
  }

  /** Starts it and returns when a client can query. */
  async start(): Promise<void> {
    this.#wanted = true;
    await this.#primary.start();
    this.#revive(this.#primary);
  }

  /** Stops it: cleanly ("fast"), or at once when the data is throwaway. Its standby is stopped as well. */
  async stop(): Promise<void> {
    this.#wanted = false;
    await Promise.all([this.#standby?.stop(), this.#primary.stop()]);
  }

  /** `kill -9` of the postmaster; its children notice and end by themselves. */
  async kill9(): Promise<void> {
    this.#wanted = false;
    await this.#primary.kill9();
  }

  /**
   * Makes a synchronous standby of the running server, on another port and in a folder of its own. From then on no commit is acknowledged
   * that the standby has not flushed.
   *
   * @throws StackError for data that is to be kept (`standby_not_offered`), because the next start would look for the first server's; and
   *   when there is a standby already (`standby_exists`).
   * @throws Error when it does not get into step within a minute; the server is then as it was.
   */
  async makeStandby(): Promise<Standby> {
    if (!this.#options.throwaway) {
      throw new StackError(
        'standby_not_offered',
        '备库只用于试验 · a standby is made of throwaway data only: the next start would look for the first server',
      );
    }
    if (this.#standby) throw new StackError('standby_exists', '已有备库 · there is a standby already');
    const number = (this.#nodes += 1);
    const { data, release } = this.#folder(`-${number}`);
    const node = this.#node({ data, release, port: await freePort(), log: `postgres-${number}.log` });
    this.#standby = await Standby.make({
      primary: this.#primary,
      node,
      name: `standby_${number}`,
      password: this.#password,
      user: this.#user,
    });
    return this.#standby;
  }

  /**
   * The standby takes over: from now on `url`, `pid`, `start`, `stop` and `kill9` mean it.
   *
   * @returns the former primary, which is left as it is, running or not: two take writes as long as it runs and is reached. The caller
   *   must `destroy` it.
   * @throws StackError when there is no standby (`standby_missing`).
   * @throws Error when it does not take writes within a minute.
   */
  async promoteStandby(): Promise<PostgresNode> {
    const standby = this.#standby;
    if (!standby) throw new StackError('standby_missing', '没有备库 · there is no standby to fail over to');
    await standby.promote();
    const former = this.#primary;
    this.#primary = standby.node;
    this.#standby = undefined;
    this.#wanted = true;
    this.#revive(this.#primary);
    return former;
  }

  /**
   * The server's host is lost for good and the standby takes over: `kill -9` (unless that was done before), promotion, and the lost
   * server's data is removed. Returns when the new one takes writes.
   *
   * @throws as `promoteStandby` does.
   */
  async failOver(): Promise<void> {
    await this.kill9();
    const former = await this.promoteStandby();
    await former.destroy();
  }

  #folder(suffix: string): { readonly data: string; readonly release: (() => void) | undefined } {
    const { binaries, folder, log, throwaway, watchdog, prepareFolder } = this.#options;
    let release: (() => void) | undefined;
    const wanted = join(folder, `postgres-${binaries.major}${suffix}`);
    const data = serverFolder(wanted, this.#user, log, (chosen) => {
      release = prepareFolder?.('postgres', chosen);
    });
    if (throwaway && !data.startsWith(folder)) watchdog.remove(data);
    return { data, release };
  }

  #node(of: {
    readonly data: string;
    readonly release: (() => void) | undefined;
    readonly port: number;
    readonly log: string;
  }): PostgresNode {
    const { binaries, folder, fsync, throwaway, watchdog } = this.#options;
    return new PostgresNode({
      ...{ binaries, fsync, throwaway, watchdog },
      ...{ data: of.data, release: of.release, port: of.port },
      password: this.#password,
      user: this.#user,
      logFile: join(folder, of.log),
    });
  }

  #revive(node: PostgresNode): void {
    if (!this.#options.restart) return;
    void node.ended?.then(async ({ code, signal }) => {
      if (!this.#wanted || this.#primary !== node) return;
      this.#options.log(`✗ PostgreSQL 意外结束（${signal ?? code}），重启 · ended unexpectedly, restarting`);
      await this.start().catch((error: Error) => this.#options.log(`✗ ${error.message}`));
    });
  }
}
