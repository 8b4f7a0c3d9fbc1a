import type { RuleId } from '../rules.ts';
import type { Finding, Severity } from '../types.ts';

/** One till of an archive. */
export interface TillSummary {
  readonly till: string;
  readonly firstClosing: number;
  readonly lastClosing: number;
  readonly closings: number;
}

/** Result of verifying a DSFinV-K export. */
export interface DsfinvkReport {
  readonly kind: 'dsfinvk';
  /** The first hundred findings of each rule. */
  readonly findings: readonly Finding[];
  /** All findings, also those beyond the first hundred of a rule. */
  readonly countBySeverity: Readonly<Record<Severity, number>>;
  readonly countByRule: Readonly<Partial<Record<RuleId, number>>>;
  readonly files: number;
  readonly rows: number;
  readonly versions: readonly string[];
  readonly tills: readonly TillSummary[];
  readonly receipts: number;
  /** Rows of transactions_tse.csv that name an outage. */
  readonly outages: number;
  /** Signatures that fit what the tables say, or are the same as in the TSE export. */
  readonly verifiedSignatures: number;
  /** Whether receipts were compared with a TSE export. */
  readonly isLinked: boolean;
}
