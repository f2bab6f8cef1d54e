// Removes from node_modules what the named workspaces do not need in production. `npm ci --omit=dev` leaves the dependencies of every workspace
// that it links, test tools and their servers included, because to npm each workspace is one of production's own; `npm ls` tells them apart.
//
// usage: node production-packages.mjs <workspace> …     in the root of the repository
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const workspaces = process.argv.slice(2);
const flags = workspaces.flatMap((name) => ['--workspace', name]);
// Its exit code says that workspaces which were not asked for are missing; what counts is that those asked for are there.
const { stdout } = spawnSync('npm', ['ls', '--all', '--omit=dev', '--parseable', ...flags], {
  encoding: 'utf8',
});
const needed = new Set(stdout.split('\n'));
for (const name of workspaces) {
  if (needed.has(resolve('node_modules', name))) continue;
  console.error(`${name}: npm ls does not know it`);
  process.exit(1);
}

let removed = 0;
clear(resolve('node_modules'));
for (const group of ['libs', 'services'])
  for (const name of existsSync(group) ? readdirSync(group) : []) clear(resolve(group, name, 'node_modules'));
console.log(`${removed} packages removed`);

function clear(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name === '.bin' || name === '.package-lock.json') rmSync(path, { recursive: true });
    else if (name.startsWith('@')) clear(path);
    else if (needed.has(path)) {
      if (!lstatSync(path).isSymbolicLink()) clear(join(path, 'node_modules'));
    } else {
      rmSync(path, { recursive: true, force: true });
      removed += 1;
    }
  }
}
