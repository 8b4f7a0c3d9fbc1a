import type { Findings } from '../findings.ts';
import type { Receipt } from './closing/receipt.ts';
import { money } from './closing/sums.ts';
import type { TableRow } from './csv/table-row.ts';

interface Target {
  /** Z_ERSTELLUNG of the closing, once the receipt was met. */
  createdAt?: string;
  gross?: number;
}

/**
 * References from receipts to earlier ones. Closings are forgotten when they are done, so the receipts that something
 * points to are noted before (references.csv is small: cancellations are rare).
 */
export class ReferenceBook {
  readonly #targets = new Map<string, Target>();
  readonly #closings: ReadonlySet<string>;

  /** `closings`: till and number of every closing in the archive. */
  constructor(closings: Iterable<TableRow>) {
    this.#closings = new Set([...closings].map((row) => `${row.text('Z_KASSE_ID')}\n${row.text('Z_NR')}`));
  }

  /** Notes what a row of references.csv points to, before anything is read. */
  expect(row: TableRow): void {
    const key = targetKey(row);
    if (key !== undefined) this.#targets.set(key, {});
  }

  /** A receipt passes by. */
  meet(receipt: Receipt, closing: TableRow): void {
    if (this.#targets.size === 0) return;
    const target = this.#targets.get(`${closing.text('Z_KASSE_ID')}\n${closing.text('Z_NR')}\n${receipt.id}`);
    if (!target) return;
    target.createdAt = closing.text('Z_ERSTELLUNG');
    if (receipt.gross !== undefined) target.gross = receipt.gross;
  }

  /** A receipt points to another one, which must have been met by now. */
  point(row: TableRow, receipt: Receipt, findings: Findings): void {
    const key = targetKey(row);
    if (key === undefined) return;
    const closing = `${row.text('REF_Z_KASSE_ID')}\n${row.text('REF_Z_NR')}`;
    if (!this.#closings.has(closing)) {
      const text = `It points to closing ${row.text('REF_Z_NR')} of till ${row.text('REF_Z_KASSE_ID')}, which is not in the archive.`;
      findings.add('KEY-REFERENCE-OUTSIDE', row.place('REF_Z_NR'), text);
      return;
    }
    const target = this.#targets.get(key);
    if (target?.createdAt === undefined) {
      const text = `The receipt "${row.text('REF_BON_ID')}" it points to is not in closing ${row.text('REF_Z_NR')}, or comes later.`;
      findings.add('KEY-REFERENCE', row.place('REF_BON_ID'), text);
      return;
    }
    if (row.text('REF_DATUM') !== '' && row.text('REF_DATUM') !== target.createdAt) {
      const text = `The closing it points to was made at ${target.createdAt}.`;
      findings.add('KEY-REFERENCE', row.place('REF_DATUM'), text);
    }
    const isWhole = receipt.isStorno && row.text('POS_ZEILE') === '';
    if (isWhole && target.gross !== undefined && receipt.gross !== 0 - target.gross) {
      const text = `It cancels ${money(receipt.gross ?? 0)} of a receipt over ${money(target.gross)}.`;
      findings.add('BON-STORNO-SUM', row.place(), text);
    }
  }
}

/** Till, closing and receipt a row points to; undefined when it points outside of the till. */
function targetKey(row: TableRow): string | undefined {
  if (row.text('REF_TYP') !== 'Transaktion') return undefined;
  return `${row.text('REF_Z_KASSE_ID')}\n${row.text('REF_Z_NR')}\n${row.text('REF_BON_ID')}`;
}
