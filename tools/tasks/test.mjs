// Runs the tests: all three tiers, or with --unit the pure ones alone. Further arguments go to jest.
import { build } from './build.mjs';
import { node, program } from './task.mjs';

const args = process.argv.slice(2);
const unit = args.includes('--unit');
const jestArgs = args.filter((arg) => arg !== '--unit');

// The e2e tier runs the services as they ship: from dist.
if (!unit && !(await build())) process.exit(1);

const { code } = await node([
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=TimeoutNegativeWarning',
  program('jest'),
  ...jestArgs,
  // Last: jest would take file names that follow for further project names.
  ...(unit ? ['--selectProjects', 'unit'] : []),
]);
process.exitCode = code;
