import type { RuleId } from '../rules.ts';
import type { Finding, Severity } from '../types.ts';
import type { OpenTransaction } from './check-transactions.ts';
import type { DeviceInfo } from './info-csv.ts';

/** What an archive says about one signing key. */
export interface SigningKeySummary {
  /** SHA-256 of the public key, hex. */
  readonly serialNumber: string;
  /** File of its certificate; undefined when the archive has none. */
  readonly certificate: string | undefined;
  /** Common names from the certificate up to the last issuer in the archive. */
  readonly chain: readonly string[];
  readonly messages: number;
  readonly firstCounter: number;
  readonly lastCounter: number;
  /** Unix milliseconds of the earliest and latest message with a set clock. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly startedTransactions: number;
  readonly finishedTransactions: number;
  readonly openTransactions: readonly OpenTransaction[];
}

/** Result of verifying a TSE export. */
export interface Report {
  readonly kind: 'tse-export';
  /** The first hundred findings of each rule. */
  readonly findings: readonly Finding[];
  /** All findings, also those beyond the first hundred of a rule. */
  readonly countBySeverity: Readonly<Record<Severity, number>>;
  readonly countByRule: Readonly<Partial<Record<RuleId, number>>>;
  readonly files: number;
  readonly messages: number;
  readonly verifiedSignatures: number;
  readonly device: DeviceInfo | undefined;
  readonly signingKeys: readonly SigningKeySummary[];
}
