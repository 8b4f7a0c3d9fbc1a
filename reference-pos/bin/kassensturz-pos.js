#!/usr/bin/env node
// Starts one program of the reference till: from source in a checkout, from `dist/` where the package is installed.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

const source = new URL('../src/process.ts', import.meta.url);
if (existsSync(source)) {
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      nextResolve(specifier, { ...context, conditions: [...new Set([...context.conditions, 'kassensturz-source'])] }),
  });
  await import(source.href);
} else {
  await import('../dist/process.js');
}
