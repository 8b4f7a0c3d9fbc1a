import type { Findings } from '../../findings.ts';
import type { TableRow } from '../csv/table-row.ts';
import type { ReferenceBook } from '../reference-book.ts';
import type { TseCheck } from '../tse/tse-check.ts';
import type { ClosingBooks } from './closing-books.ts';
import { closingName } from './closing-key.ts';
import type { Line, Receipt } from './receipt.ts';

/** What rows are checked with. */
export interface Desk {
  readonly findings: Findings;
  readonly references: ReferenceBook;
  readonly tse: TseCheck;
}

/** The receipt a row belongs to; a row without one is a finding. */
export function receiptOf(row: TableRow, books: ClosingBooks, findings: Findings): Receipt | undefined {
  const id = row.text('BON_ID');
  const receipt = books.receipts.get(id);
  if (!receipt)
    findings.add(
      'KEY-RECEIPT',
      row.place('BON_ID'),
      `Receipt "${id}" is not in ${closingName(books.row)} of transactions.csv.`,
    );
  return receipt;
}

/** The line a row belongs to. */
export function lineOf(row: TableRow, receipt: Receipt, findings: Findings): Line | undefined {
  const id = row.text('POS_ZEILE');
  const line = receipt.lines.get(id);
  if (!line) findings.add('KEY-LINE', row.place('POS_ZEILE'), `${nameOf(receipt)} has no line "${id}" in lines.csv.`);
  return line;
}

export function nameOf(receipt: Receipt): string {
  return `receipt ${receipt.row.text('BON_NR') || receipt.id}`;
}
