import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FAULTS, PROFILES } from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('the README lists every fault and every profile, and no others', () => {
  const listed = [...readme.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect([...listed].sort()).toEqual([...Object.keys(FAULTS), ...Object.keys(PROFILES)].sort());
});
