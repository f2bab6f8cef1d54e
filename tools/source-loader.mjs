// Lets tools run the TypeScript of libs/local-stack as it stands, before anything is built: Node strips the types, and
// this hook finds `./x.ts` where the source, like all ESM, says `./x.js` (ADR 0002).
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      return next(`${specifier.slice(0, -3)}.ts`, context);
    }
    return next(specifier, { ...context, conditions: [...(context.conditions ?? []), '@muster/source'] });
  },
});
