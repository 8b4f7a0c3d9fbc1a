#!/usr/bin/env node
// Starts one program of the reference till: from source in a checkout, from `dist/` where the package is installed.
import { existsSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';

// Halves the time to the first sale: what Node made of the program files is kept for the next start.
enableCompileCache();

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
