import { type RuleId, rules } from './rules.ts';
import type { Finding, Severity } from './types.ts';

/** One finding with severity and source of its rule. */
export function finding(rule: RuleId, where: string, text: string): Finding {
  const { severity, source } = rules[rule];
  return { rule, severity, where, text, source };
}

/** How many findings of one rule are kept in full; a damaged archive of a million messages must not fill the memory. */
const keptPerRule = 100;

/** Collects findings: all are counted, the first of each rule are kept. */
export class Findings {
  readonly #kept: Finding[] = [];
  readonly #countByRule = new Map<RuleId, number>();

  add(rule: RuleId, where: string, text: string): void {
    const count = (this.#countByRule.get(rule) ?? 0) + 1;
    this.#countByRule.set(rule, count);
    if (count <= keptPerRule) this.#kept.push(finding(rule, where, text));
  }

  addAll(findings: Iterable<Finding>): void {
    for (const each of findings) this.add(each.rule, each.where, each.text);
  }

  /** Takes what another collection has found, with its counts. */
  merge(other: Findings): void {
    for (const each of other.#kept) this.add(each.rule, each.where, each.text);
    for (const [rule, count] of other.#countByRule) {
      const kept = Math.min(count, keptPerRule);
      if (count > kept) this.#countByRule.set(rule, (this.#countByRule.get(rule) ?? 0) + count - kept);
    }
  }

  get all(): readonly Finding[] {
    return this.#kept;
  }

  /** How often each rule was broken, also beyond the findings that were kept. */
  get countByRule(): Readonly<Partial<Record<RuleId, number>>> {
    return Object.fromEntries(this.#countByRule);
  }

  get countBySeverity(): Readonly<Record<Severity, number>> {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const [rule, count] of this.#countByRule) counts[rules[rule].severity] += count;
    return counts;
  }
}

/** How many findings of each severity there are. */
export function countFindings(findings: Iterable<Finding>): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const each of findings) counts[each.severity] += 1;
  return counts;
}
