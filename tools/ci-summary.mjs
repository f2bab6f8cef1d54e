// Last step of .ci/run: counts checks, tests, the campaign's invariants, the scripted month and the seeded bugs into the one line that it ends with.
// usage: ci-summary.mjs <report folder> <exit code of each step …>
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...exits] = process.argv.slice(2);
let passed = 0;
let failed = 0;

function report(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    console.log(`${name} was not written: that step did not get to its end`);
    return undefined;
  }
}

for (const step of ['check', 'chaos', 'month', 'seeded-bugs']) {
  for (const check of report(`${step}.json`) ?? [{ name: step, passed: false }]) {
    if (check.passed) passed += 1;
    else {
      failed += 1;
      console.log(`failed: ${check.name}`);
    }
  }
}

const tests = report('jest.json');
if (tests) {
  passed += tests.numPassedTests;
  failed += tests.numFailedTests + tests.numRuntimeErrorTestSuites;
  for (const suite of tests.testResults.filter(({ status }) => status === 'failed')) {
    const names = suite.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName);
    for (const name of names.length > 0 ? names : ['(the suite itself)'])
      console.log(`failed: ${suite.name} › ${name}`);
  }
} else failed += 1;

// A step that failed without naming what failed has failed all the same.
if (failed === 0 && exits.some((code) => code !== '0')) failed += 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
