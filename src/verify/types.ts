import type { RuleId } from './rules.ts';

/** `error`: the rule is broken. `warning`: an auditor should look at it. `note`: worth knowing, allowed. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that is wrong or remarkable: what, where, by which rule. */
export interface Finding {
  /** Stable id, listed in docs/verify.md. */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** File inside the archive, field of the code, or counter range. */
  readonly where: string;
  /** What is, and what was expected. */
  readonly text: string;
  /** Guideline and chapter the rule comes from. */
  readonly source: string;
}

/** Bytes in whatever form a caller has them; nothing is read twice. */
export type ByteSource = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
