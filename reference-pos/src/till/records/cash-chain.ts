import { createHash } from 'node:crypto';
import type { CheckFinding, Store } from '../../storage/types.ts';
import type { CashEntry } from '../cash-ledger.ts';

interface ChainedRow {
  readonly number: number;
  readonly key: string;
  readonly kind: string;
  readonly gv_type: string;
  readonly amount_cents: number;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly receipt_number: number | null;
  readonly hash: string | null;
}

/** Hash of an entry of the cash book over everything it says and the hash of the one before (LAW-16). */
export function cashHash(store: Store, entry: CashEntry): string {
  const before = store.get<{ hash: string | null }>('select hash from cash_entry where number = ?', [entry.number - 1]);
  return chained(before?.hash ?? '', [
    ...[entry.number, entry.key, entry.kind, entry.gvType, entry.amountCents, entry.reason, entry.atMs, entry.by],
    entry.receiptNumber ?? null,
  ]);
}

/** Walks the cash book: every number there, every entry as it was written. */
export function checkCashBook(store: Store): readonly CheckFinding[] {
  const hasChain = store.all<{ name: string }>('pragma table_info(cash_entry)').some(({ name }) => name === 'hash');
  if (!hasChain) return [];
  const findings: CheckFinding[] = [];
  let expected = 1;
  let previous = '';
  for (const row of store.all<ChainedRow>('select * from cash_entry order by number')) {
    const at = `cash entry ${row.number}`;
    if (row.number !== expected) findings.push({ at, text: `Kassenbucheintrag ${expected} fehlt.` });
    if (row.hash !== null && row.hash !== chained(previous, contentOf(row))) {
      findings.push({ at, text: 'Der Eintrag im Kassenbuch wurde verändert.' });
    }
    expected = row.number + 1;
    previous = row.hash ?? '';
  }
  return findings;
}

function contentOf(row: ChainedRow): readonly (string | number | null)[] {
  const { number, key, kind, gv_type, amount_cents, reason, at, by, receipt_number } = row;
  return [number, key, kind, gv_type, amount_cents, reason, at, by, receipt_number];
}

function chained(previous: string, content: readonly (string | number | null)[]): string {
  return createHash('sha256').update(previous).update('\n').update(JSON.stringify(content)).digest('hex');
}
