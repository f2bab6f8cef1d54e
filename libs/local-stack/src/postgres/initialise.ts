import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunAs } from '../caller.js';
import { StackError } from '../stack-error.js';
import type { PostgresBinaries } from './binaries.js';

/** The superuser of our own servers. */
export const SUPERUSER = 'muster';

/** Where `initdb` works. */
export interface InitialiseOptions {
  readonly binaries: PostgresBinaries;
  /** The data folder: empty, or made before. */
  readonly data: string;
  /** Where the password lies, beside the data. */
  readonly folder: string;
  readonly user: RunAs | undefined;
  readonly throwaway: boolean;
}

/**
 * Makes the data folder once, and remembers the superuser's password beside it (readable by the owner only).
 *
 * @returns the password.
 * @throws StackError when there is data without its password, or `initdb` fails.
 */
export function initialise({ binaries, data, folder, user, throwaway }: InitialiseOptions): string {
  const passwordFile = join(folder, 'postgres.password');
  const finished = join(data, 'PG_VERSION');
  if (existsSync(finished) && existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim();
  if (existsSync(finished)) {
    throw new StackError(
      'postgres_password_missing',
      `${passwordFile} 不见了 · the data folder ${data} exists, its password file does not`,
      'restore the file, or move the data folder away to start empty',
    );
  }
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const handed = join(data, '..', `.password-${process.pid}`);
  writeFileSync(handed, password, { mode: 0o600 });
  if (user) chownSync(handed, user.uid, user.gid);
  const { status, stderr, stdout } = spawnSync(
    join(binaries.bin, 'initdb'),
    [
      ...['-D', data, '-U', SUPERUSER, '--auth=scram-sha-256', '--data-checksums', `--pwfile=${handed}`],
      // One order of text on every machine, and no dependence on its locales.
      ...['--no-locale', '--encoding=UTF8', ...(throwaway ? ['--no-sync'] : [])],
    ],
    {
      encoding: 'utf8',
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      ...(user && { uid: user.uid, gid: user.gid }),
    },
  );
  rmSync(handed, { force: true });
  if (status !== 0) {
    rmSync(passwordFile, { force: true });
    throw new StackError('initdb_failed', `initdb: ${stderr || stdout}`);
  }
  return password;
}
