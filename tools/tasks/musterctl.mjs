// npm run musterctl -- …: the operator's command line for the system that runs on this machine (docs/operations.md).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './task.mjs';

const program = join(root, 'libs', 'musterctl', 'dist', 'main.js');
if (!existsSync(program) && !(await build())) process.exit(1);
const { main } = await import(program);
process.exitCode = await main(process.argv.slice(2));
