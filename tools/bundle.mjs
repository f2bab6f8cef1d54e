// Makes one program of a built service and of everything that it imports: `<service>/bundle/main.js`, beside a few chunks that are
// read when they are wanted (docs/adr/0213). Runs in the service's folder, after it and its libraries are built.
import { rolldown } from 'rolldown';

/** Each comes with a file for its platform, or finds its own files beside its program; and pg's other half, which nobody has. */
const OUTSIDE = [/^@node-rs\//, /^swagger-ui-dist\//, 'pg-native'];

/**
 * Nest requires some packages in a way that a bundler does not see (`createRequire`). Each would be there twice, and what decorators
 * note in one the other does not know.
 */
const requires = {
  name: 'requires',
  transform: {
    filter: { id: /node_modules\/@nestjs\//, code: 'createRequire(import.meta.url)' },
    handler: (code) =>
      code
        .replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
        .replaceAll(/createRequire\(import\.meta\.url\)\((['"][^'"]+['"])\)/g, 'require($1)'),
  },
};

const bundle = await rolldown({
  input: 'dist/main.js',
  platform: 'node',
  external: OUTSIDE,
  plugins: [requires],
  onLog: (level, log, report) => {
    // Frameworks ask for what they can do without, when it is wanted; what we import ourselves must be there.
    const optional = log.code === 'UNRESOLVED_IMPORT' && log.message.includes('node_modules/');
    if (optional || level === 'info') return;
    if (level === 'warn') throw new Error(log.message);
    report(level, log);
  },
});
// Names of classes are told: by logs, by errors, and in the API's description.
await bundle.write({ dir: 'bundle', format: 'esm', keepNames: true, cleanDir: true });
await bundle.close();
