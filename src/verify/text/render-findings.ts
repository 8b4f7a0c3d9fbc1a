import { type RuleId, rules } from '../rules.ts';
import type { Finding, Severity } from '../types.ts';
import { printable } from './printable.ts';

const headings: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', note: 'Notes' };
const shownPerRule = 3;

/** Findings for people: by severity and rule, each rule with what should hold, its source and the first places. */
export function renderFindings(
  findings: readonly Finding[],
  countByRule: Readonly<Partial<Record<RuleId, number>>> = {},
): string {
  const lines: string[] = [];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const ofSeverity = findings.filter((each) => each.severity === severity);
    const ids = [...new Set(ofSeverity.map((each) => each.rule))];
    if (ids.length > 0) lines.push('', headings[severity]);
    for (const id of ids) {
      const ofRule = ofSeverity.filter((each) => each.rule === id);
      lines.push(`  ${id}`, `    Rule: ${rules[id].holds}. (${rules[id].source})`);
      for (const each of ofRule.slice(0, shownPerRule))
        lines.push(`    - ${printable(each.where)}`, `      ${printable(each.text)}`);
      const more = (countByRule[id] ?? ofRule.length) - Math.min(ofRule.length, shownPerRule);
      if (more > 0) lines.push(`    - and ${more} more of this kind`);
    }
  }
  return lines.length === 0 ? '' : `${lines.slice(1).join('\n')}\n`;
}

/** The last line: whether the file is in order, and how much was found. */
export function renderVerdict(count: Readonly<Record<Severity, number>>): string {
  const parts = [amount(count.error, 'error'), amount(count.warning, 'warning'), amount(count.note, 'note')];
  return `${count.error === 0 ? 'In order' : 'NOT in order'}: ${parts.join(', ')}.\n`;
}

function amount(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
