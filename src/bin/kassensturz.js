#!/usr/bin/env node
// Starts the command line: from source in a checkout, from `dist/` where the package is installed.
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `kassensturz runs on Node 24 or newer, this is ${process.version}.\n` +
      'In a checkout, "npm ci" brings Node 24 along: start it as "npx kassensturz" or by an npm script.\n',
  );
  process.exit(2);
}

enableCompileCache();
const source = new URL('../cli/main.ts', import.meta.url);
if (existsSync(source)) {
  await import('../source-condition.js');
  await import(source.href);
} else {
  await import('../dist/cli/main.js');
}
