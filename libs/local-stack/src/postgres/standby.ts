import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { RunAs } from '../caller.js';
import { waitFor } from '../wait.js';
import { takeBaseBackup, writeOwned } from './base-backup.js';
import { withClient } from './database.js';
import { SUPERUSER } from './initialise.js';
import type { PostgresNode } from './postgres-node.js';

/** Settings that say who follows whom: a standby's copy of its primary's file must not keep them. */
const OF_THE_PRIMARY = /^\s*(synchronous_standby_names|primary_conninfo|primary_slot_name)\b/;
/** Seconds that replaying what was received may take before a promotion counts as failed. */
const PROMOTION_S = 60;

/** What a standby is made of. */
export interface StandbyOptions {
  readonly primary: PostgresNode;
  /** The standby's own, with an empty data folder. */
  readonly node: PostgresNode;
  /** How it calls itself at the primary: the replication slot and the name in `synchronous_standby_names`. Lower case. */
  readonly name: string;
  readonly password: string;
  readonly user: RunAs | undefined;
}

/**
 * A server that follows another one by streaming replication, synchronously: a commit is answered only when the standby has flushed it,
 * so that whatever was acknowledged survives the primary (ADR-0186). While the standby is away commits wait.
 */
export class Standby {
  readonly #options: StandbyOptions;

  private constructor(options: StandbyOptions) {
    this.#options = options;
  }

  /**
   * Makes it of the running primary, and returns when the primary counts on it: streaming, and sync.
   *
   * @throws Error when it does not get there; the primary is then as it was before, and the standby is gone.
   */
  static async make(options: StandbyOptions): Promise<Standby> {
    const { primary, node, name } = options;
    const standby = new Standby(options);
    try {
      await withClient(primary.url(), (client) =>
        // Reserved at once: the WAL of the copy's time must still be there when the standby asks for it.
        client.query('select pg_create_physical_replication_slot($1, true)', [name]),
      );
      await takeBaseBackup(primary.url(), primary.data, node.data, options.user);
      await standby.#configure();
      await node.start();
      await withClient(primary.url(), async (client) => {
        await client.query(`alter system set synchronous_standby_names = ${pg.escapeLiteral(name)}`);
        await client.query('select pg_reload_conf()');
      });
      await standby.inStep();
      return standby;
    } catch (error) {
      await standby.dismiss().catch(() => undefined);
      throw error;
    }
  }

  /** The standby's server. */
  get node(): PostgresNode {
    return this.#options.node;
  }

  /** Process id of its postmaster; undefined while it is down. */
  get pid(): number | undefined {
    return this.node.pid;
  }

  /** Connection URL of a database on it: for reading only, as long as it is a standby. */
  url(database?: string): string {
    return this.node.url(database);
  }

  /** Starts it again after `stop` or `kill9`; returns when it can be read. @throws StackError with its last words. */
  start(): Promise<void> {
    return this.node.start();
  }

  stop(): Promise<void> {
    return this.node.stop();
  }

  kill9(): Promise<void> {
    return this.node.kill9();
  }

  /** Returns when the primary has it for streaming and sync: from then on nothing is acknowledged that it has not. @throws Error after a minute. */
  async inStep(): Promise<void> {
    const { primary, name } = this.#options;
    await waitFor(`${name} in step with the primary`, () =>
      withClient(primary.url(), async (client) => {
        const { rows } = await client.query(
          `select from pg_stat_replication where application_name = $1 and state = 'streaming' and sync_state = 'sync'`,
          [name],
        );
        return rows.length > 0 || undefined;
      }),
    );
  }

  /**
   * Makes a primary of it: it replays what it has received, and returns when it takes writes. What becomes of the former primary is the
   * caller's: as long as that one runs and is reached, there are two.
   *
   * @throws Error when it does not get there within a minute.
   */
  async promote(): Promise<void> {
    await withClient(this.url(), async (client) => {
      const { rows } = await client.query<{ promoted: boolean }>('select pg_promote(true, $1) as promoted', [
        PROMOTION_S,
      ]);
      if (!rows[0]!.promoted) throw new Error(`the standby was not promoted within ${PROMOTION_S} s`);
    });
  }

  /** Does without it: the primary waits for it no more, and keeps no WAL for it. Its server is gone with its data. */
  async dismiss(): Promise<void> {
    const { primary, node, name } = this.#options;
    await node.destroy();
    await withClient(primary.url(), async (client) => {
      await client.query('alter system reset synchronous_standby_names');
      await client.query('select pg_reload_conf()');
      // A slot is in use until the primary has noticed that its user is gone.
      await waitFor(`the slot of ${name}`, async () => {
        await client.query(
          'select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1',
          [name],
        );
        return true;
      });
    });
  }

  async #configure(): Promise<void> {
    const { primary, node, name, password, user } = this.#options;
    const file = join(node.data, 'postgresql.auto.conf');
    const kept = (await readFile(file, 'utf8')).split('\n').filter((line) => !OF_THE_PRIMARY.test(line));
    const source = [
      `host=127.0.0.1 port=${primary.port} user=${SUPERUSER} password=${password}`,
      // A primary that is gone is noticed by its silence, too.
      `application_name=${name} connect_timeout=5`,
    ].join(' ');
    // In a file of the server's rather than on its command line, where everybody could read the password.
    const settings = [...kept, `primary_conninfo = '${source}'`, `primary_slot_name = '${name}'`, ''];
    await writeOwned(file, settings.join('\n'), user);
    await writeOwned(join(node.data, 'standby.signal'), '', user);
  }
}
