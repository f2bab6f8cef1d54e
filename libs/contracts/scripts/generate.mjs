// Writes schemas/, released/ (new versions only) and docs/asyncapi.yaml from the definitions; with --check only compares.
// Runs the TypeScript sources directly: Node strips the types, the hook below finds `x.ts` behind `./x.js`.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const own = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
    return next(own ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

const { generate } = await import('./generate.ts');
process.exitCode = await generate(process.argv.slice(2));
