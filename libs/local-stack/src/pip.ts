import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Installs from PyPI into a folder of its own.
 *
 * @param what packages, or pip's options that name them.
 * @returns whether pip did; false also where there is no Python.
 */
export async function pipInstall(target: string, ...what: readonly string[]): Promise<boolean> {
  const pip = spawn('python3', ['-m', 'pip', 'install', '--quiet', '--target', target, ...what], {
    stdio: 'ignore',
  });
  try {
    const [code] = (await once(pip, 'exit')) as [number | null];
    return code === 0;
  } catch {
    return false;
  }
}
