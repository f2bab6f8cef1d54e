// Everything that can be said about the source without running it. `--report <file>` writes the outcome as JSON.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';
import { node, program, root, say, seconds } from './task.mjs';

const contracts = JSON.parse(readFileSync(join(root, 'libs/contracts/package.json'), 'utf8'));

/** Name, what it is for, and the command. Those with files of their own appear when the files do. */
const checks = [
  ['types', [join(root, 'node_modules/typescript7/bin/tsc'), '-b']],
  ['lint', [program('eslint'), '--max-warnings=0', 'libs', 'services', 'tools', '*.js']],
  ['format', [program('prettier'), '--check', '--log-level=warn', '.']],
  ['references', [program('nx'), 'sync:check']],
  ...(contracts.scripts.generate
    ? [['contracts', scriptOf(contracts.scripts.generate, '--check'), 'libs/contracts']]
    : []),
  ...(existsSync(join(root, 'tools/openapi.mjs'))
    ? [['openapi', [join(root, 'tools/openapi.mjs'), '--check']]]
    : []),
  ['state machines', [join(root, 'tools/state-machines.mjs'), '--check']],
];

/** `node x y` of a package script, as the arguments for our own Node. */
function scriptOf(script, ...more) {
  const [command, ...args] = script.split(/\s+/);
  if (command !== 'node') throw new Error(`expected a script that starts with "node": ${script}`);
  return [...args, ...more];
}

const reportAt = process.argv.indexOf('--report');
const report = reportAt > 0 ? process.argv[reportAt + 1] : undefined;
const outcomes = [];
const waiting = [...checks];

async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, args, folder = '.'] = next;
    const began = performance.now();
    const { code, output } = await node(args, { capture: true, cwd: join(root, folder) });
    outcomes.push({ name, passed: code === 0 });
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(began)})`);
    if (code !== 0) process.stderr.write(`${output.trimEnd()}\n`);
  }
}
// The OpenAPI document and the state machines are compared with what is built.
if (await build()) await Promise.all([worker(), worker()]);
else outcomes.push({ name: 'build', passed: false });

if (report) {
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify(outcomes));
}
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
