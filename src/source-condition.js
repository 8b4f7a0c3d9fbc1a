// In a checkout the packages are imported as TypeScript source (Node strips the types); installed packages bring `dist/`.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier, { ...context, conditions: [...new Set([...context.conditions, 'kassensturz-source'])] }),
});
