import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RuleId, rules } from './rules.ts';
import { provocations } from './testing/provocations.ts';

describe('the catalogue of rules', () => {
  it.each(Object.keys(rules) as RuleId[])('%s is found where it is broken', async (rule) => {
    expect(await provocations[rule]()).toContain(rule);
  });

  it('is the table in docs/verify.md', () => {
    const page = readFileSync(new URL('../../docs/verify.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| [A-Z]+-[A-Z-]+ +\|/.test(line));
    const inPage = rows.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    const inCode = Object.entries(rules).map(([id, { severity, holds, source }]) => [id, severity, holds, source]);
    expect(inPage).toEqual(inCode);
  });
});
