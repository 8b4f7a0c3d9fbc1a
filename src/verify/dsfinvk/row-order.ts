import type { Findings } from '../findings.ts';
import type { Receipt } from './closing/receipt.ts';
import type { TableRow } from './csv/table-row.ts';

/**
 * Whether rows stand in the order of what they belong to. No rule asks for it, but tills write them so; rows that
 * changed places are worth a look. One note a table.
 */
export class RowOrder {
  readonly #findings: Findings;
  readonly #last = new Map<string, readonly [number, number, number]>();
  readonly #told = new Set<string>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  check(row: TableRow, closing: number, receipt: Receipt | undefined): void {
    if (this.#told.has(row.file)) return;
    const own = row.file === 'transactions.csv' ? (row.value('BON_NR') ?? 0) : (receipt?.position ?? 0);
    const within = Number(row.text('POS_ZEILE') || (row.file === 'vat.csv' ? row.text('UST_SCHLUESSEL') : '')) || 0;
    const place = [closing, own, within] as const;
    const last = this.#last.get(row.file);
    this.#last.set(row.file, place);
    if (!last || !isBefore(place, last)) return;
    this.#told.add(row.file);
    this.#findings.add('CSV-ORDER', row.place(), 'The row stands behind rows of a later closing, receipt or line.');
  }
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) {
    if (value !== b[at]) return value < b[at]!;
  }
  return false;
}
