import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** A copy of a whole PostgreSQL server at one instant. */
export interface BaseBackup {
  /** The server's data folder, into which it can be restored while the server is down. */
  readonly data: string;
  readonly copy: string;
}

/**
 * What `pg_basebackup --wal-method=fetch` does, while the server is at work: its programs do not come with npm's PostgreSQL.
 *
 * @param url a superuser's.
 * @param copy the folder to make.
 */
export async function takeBaseBackup(url: string, copy: string): Promise<BaseBackup> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const data = rows[0]!.data_directory;
    await client.query(`select pg_backup_start('test', true)`);
    // Files may go while they are copied; recovery knows what to do without them.
    spawnSync('cp', ['-a', data, copy]);
    const stopped = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    const label = join(copy, 'backup_label');
    writeFileSync(label, stopped.rows[0]!.labelfile);
    // Started by root, the server runs as somebody else.
    const { uid, gid } = statSync(data);
    chownSync(label, uid, gid);
    rmSync(join(copy, 'postmaster.pid'), { force: true });
    rmSync(join(copy, 'pg_wal'), { recursive: true });
    copied(join(data, 'pg_wal'), copy);
    return { data, copy };
  } finally {
    await client.end();
  }
}

/** Puts the backup in the place of the server's data. The server must be down. */
export function restoreBaseBackup({ data, copy }: BaseBackup): void {
  for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true });
  copied(`${copy}/.`, data);
}

function copied(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
