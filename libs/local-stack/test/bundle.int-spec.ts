import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serviceNames } from '../src/index.js';
import { serviceProgram } from '../src/system/supervised-service.js';

const workspace = join(import.meta.dirname, '..', '..', '..');

/** Tells at the end what was loaded, one address a line. */
const watch = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ load: (url, context, next) => (loaded.add(url), next(url, context)) });
  process.on('exit', () => console.error([...loaded].join('\\n')));
`)}`;

describe.each(serviceNames)('the program of %s', (name) => {
  it('carries all packages, but for those with a file for each platform', async () => {
    const program = serviceProgram(workspace, name, 'bundle');
    // A package that is also loaded from its folder is there twice: what decorators note in one the other does not know (ADR-0213).
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [`--import=${watch}`, program, 'openapi'],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const loaded = stderr.split('\n');
    expect(loaded).toContainEqual(expect.stringContaining(`/${name}/bundle/main.js`));
    const packages = loaded.filter((url) => url.includes('/node_modules/'));
    expect(packages.filter((url) => !url.includes('/node_modules/@node-rs/'))).toEqual([]);
  });
});
