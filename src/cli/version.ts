import { readFileSync } from 'node:fs';

/** Version of the harness, from its package. */
export const harnessVersion = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
