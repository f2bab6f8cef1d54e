import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bootstrap = join(import.meta.dirname, '..', '..', '..', 'tools', 'bootstrap.mjs');

describe('npm run musterctl', () => {
  it.each([
    [0, ['lag', '--help']],
    [2, ['dlq', 'retry']],
  ])('ends with the exit code of the command, %i', (code, args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bootstrap, 'musterctl', ...args], {
      encoding: 'utf8',
    });
    expect({ status, text: stdout + stderr }).toMatchObject({
      status: code,
      text: expect.stringMatching(/\S/),
    });
  });
});
