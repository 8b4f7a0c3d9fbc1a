import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FAULTS } from '../src/index.ts';

it('the README lists every fault, and no others', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('| fault'), readme.indexOf('## What it simulates'));
  const listed = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(Object.keys(FAULTS).toSorted());
});
