// Builds every project with swc into its dist/, and each service into one program in its bundle/. Nx skips what has not changed.
import { node, program, say, seconds } from './task.mjs';

export async function build() {
  const began = performance.now();
  const { code, output } = await node(
    [program('nx'), 'run-many', '-t', 'build', 'bundle', '--outputStyle=static', '--parallel=2'],
    { capture: true, env: { NX_TUI: 'false' } },
  );
  if (code !== 0) {
    process.stderr.write(output);
    say('✗ 构建失败 · the build failed');
    return false;
  }
  say(`▸ 已构建 · built, ${seconds(began)}`);
  return true;
}

if (import.meta.main) process.exitCode = (await build()) ? 0 : 1;
