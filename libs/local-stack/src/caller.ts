import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A user under whom a server runs. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Per-user folder for what is downloaded once: `$XDG_CACHE_HOME/muster` or `~/.cache/muster`. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'muster');
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`. Undefined for everyone else. */
export function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { name, uid: Number(user[2]), gid: Number(user[3]) };
  }
  return { name: '65534', uid: 65_534, gid: 65_534 };
}

/** May this user read and enter the path? Asked of the system itself, because modes, groups and mounts all matter. */
export function canReach(path: string, user: RunAs | undefined): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'reach', path], {
    stdio: 'ignore',
    cwd: '/',
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  return status === 0;
}
