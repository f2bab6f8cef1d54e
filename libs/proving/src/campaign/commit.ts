import { spawnSync } from 'node:child_process';

/** Short name of the commit that is checked out; empty outside of a repository. */
export function commitOf(root: string): string {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return stdout?.trim() ?? '';
}
