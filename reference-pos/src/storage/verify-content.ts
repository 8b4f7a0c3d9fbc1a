import { StoreError } from './store-error.ts';
import type { CheckFinding, Store } from './types.ts';

/** Findings that an error spells out; the rest is counted. */
const spelledOut = 5;

/** Runs SQLite's own check, the foreign keys and the caller's check; throws `STORE_CORRUPT` on any finding. */
export function assertSound(store: Store, check: ((store: Store) => readonly CheckFinding[]) | undefined): void {
  const pages = store
    .all<{ integrity_check: string }>('pragma integrity_check')
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok');
  // The caller's check reads rows; on broken pages it could only repeat the finding.
  const findings = pages.length > 0 ? pages : (check?.(store) ?? []).map(({ at, text }) => `${at}: ${text}`);
  if (findings.length === 0) return;
  const more = findings.length > spelledOut ? ` and ${findings.length - spelledOut} more` : '';
  throw new StoreError('STORE_CORRUPT', `${findings.slice(0, spelledOut).join('; ')}${more}`);
}
