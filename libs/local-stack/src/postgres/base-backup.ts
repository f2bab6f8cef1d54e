import { copyFile, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAs } from '../caller.js';
import { withClient } from './database.js';

/** What a base backup leaves out, as pg_basebackup does: a server makes these anew, or must not take them for its own. */
const NOT_COPIED = /^(postmaster\.(pid|opts)|postgresql\.auto\.conf\.tmp|pg_internal\.init.*|pgsql_tmp.*)$/;
/** Folders of which only the folder itself is copied. */
const LEFT_EMPTY = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

interface Stopped {
  readonly labelfile: string;
  readonly spcmapfile: string;
}

/**
 * Copies a server's data folder while it is at work, as `pg_basebackup` does, which does not come with npm's PostgreSQL. The copy has no
 * WAL: it must be fed by the server that it was taken of, which has to keep what it wrote since.
 *
 * @param url a superuser's, of the server.
 * @param from the server's data folder. A tablespace outside of it is not copied; we have none.
 * @param to an empty folder that belongs to `user`.
 * @throws Error when the server does not answer, or there is no room. Files that vanish meanwhile are no error: the WAL makes up for them.
 * @see https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function takeBaseBackup(
  url: string,
  from: string,
  to: string,
  user: RunAs | undefined,
): Promise<void> {
  // One session from beginning to end: a backup is off when the session that began it is gone.
  await withClient(url, async (session) => {
    await session.query(`select pg_backup_start('standby', true)`);
    await copyFolder(from, to, user);
    const { rows } = await session.query<Stopped>('select labelfile, spcmapfile from pg_backup_stop(false)');
    const { labelfile, spcmapfile } = rows[0]!;
    await writeOwned(join(to, 'backup_label'), labelfile, user);
    if (spcmapfile.trim() !== '') await writeOwned(join(to, 'tablespace_map'), spcmapfile, user);
  });
}

/** Writes a file of the server's. Started by root, the server runs as somebody else. */
export async function writeOwned(file: string, text: string, user: RunAs | undefined): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (user) await chown(file, user.uid, user.gid);
}

async function copyFolder(from: string, to: string, user: RunAs | undefined): Promise<void> {
  for (const entry of (await thereOr(readdir(from, { withFileTypes: true }))) ?? []) {
    if (NOT_COPIED.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target, { mode: 0o700 });
      if (!LEFT_EMPTY.has(entry.name)) await copyFolder(source, target, user);
    } else if (entry.isFile()) {
      if ((await thereOr(copyFile(source, target).then(() => true))) === undefined) continue;
    } else continue;
    if (user) await chown(target, user.uid, user.gid);
  }
}

/** Undefined when the file or folder has gone meanwhile. */
async function thereOr<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}
