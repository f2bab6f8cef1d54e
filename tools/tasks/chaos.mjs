// Tries to break the promise: kills, cuts, fills disks, sends poison under load, then checks what must hold. See `npm run chaos -- --help`.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { node, root } from './task.mjs';

const program = ['--disable-warning=TimeoutNegativeWarning', import.meta.filename];

// In a mount namespace of its own: the small disks are gone with the last process that uses them, however that one ends.
function canMount() {
  return process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;
}

if (process.env.MUSTER_CHAOS_NAMESPACE) {
  delete process.env.MUSTER_CHAOS_NAMESPACE;
  const { main } = await import('../../libs/proving/dist/campaign/main.js');
  process.exitCode = await main(process.argv.slice(2));
  process.exit();
} else if (await build()) {
  const args = [...program, ...process.argv.slice(2)];
  const { code } = await node(args, {
    cwd: root,
    env: { MUSTER_CHAOS_NAMESPACE: '1' },
    ...(canMount() && { command: ['unshare', '--mount', process.execPath] }),
  });
  process.exitCode = code;
} else process.exitCode = 1;
