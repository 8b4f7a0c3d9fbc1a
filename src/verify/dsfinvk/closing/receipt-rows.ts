import type { TableRow } from '../csv/table-row.ts';
import type { ClosingBooks } from './closing-books.ts';
import { type Desk, lineOf, nameOf } from './desk.ts';
import { addLine, addLineVat, addPricePart } from './line-rows.ts';
import { addPayment } from './payment-rows.ts';
import { Receipt } from './receipt.ts';
import { gotten, Sum } from './sums.ts';
import { checkTax, taxedAmounts } from './tax.ts';

type AddReceiptRow = (row: TableRow, receipt: Receipt, books: ClosingBooks, desk: Desk) => void;

/** Rows of tables that belong to a receipt. */
export const receiptRows: Readonly<Record<string, AddReceiptRow>> = {
  'transactions_vat.csv': (row, receipt, books, { findings }) => {
    const key = row.value('UST_SCHLUESSEL');
    if (key === undefined) return;
    if (receipt.declared.has(key))
      findings.add('KEY-DOUBLE', row.place(), `There are two rows of tax key ${key} for ${nameOf(receipt)}.`);
    const amounts = taxedAmounts(row, 'BON_BRUTTO', 'BON_NETTO', 'BON_UST', findings);
    gotten(receipt.declared, key, () => new Sum()).add(amounts);
    // The lines were rounded one by one, and stand behind this table.
    checkTax(row, key, amounts, books, Number.POSITIVE_INFINITY, findings);
  },
  'lines.csv': addLine,
  'lines_vat.csv': addLineVat,
  'itemamounts.csv': addPricePart,
  'subitems.csv': (row, receipt, books, { findings }) => {
    lineOf(row, receipt, findings);
    const key = row.value('ZI_UST_SCHLUESSEL');
    if (key !== undefined) checkTax(row, key, undefined, books, 0, findings);
  },
  'datapayment.csv': addPayment,
  'allocation_groups.csv': (row, receipt, _, { findings }) => {
    const group = row.text('ABRECHNUNGSKREIS');
    if (receipt.groups.has(group)) findings.add('KEY-DOUBLE', row.place(), `Group "${group}" is there twice.`);
    receipt.groups.add(group);
  },
  'references.csv': (row, receipt, _, { findings, references }) => {
    if (row.text('POS_ZEILE') !== '') lineOf(row, receipt, findings);
    const target = ['POS_ZEILE', 'REF_TYP', 'REF_NAME', 'REF_Z_KASSE_ID', 'REF_Z_NR', 'REF_BON_ID']
      .map((column) => row.text(column))
      .join('\n');
    if (receipt.references.has(target)) findings.add('KEY-DOUBLE', row.place(), 'The same reference is there twice.');
    receipt.references.add(target);
    references.point(row, receipt, findings);
  },
  'transactions_tse.csv': (row, receipt, books, { tse }) => tse.addRow(row, receipt, books),
};

/** Takes a row of transactions.csv. */
export function addReceipt(row: TableRow, books: ClosingBooks, { findings, references }: Desk): void {
  const receipt = new Receipt(row, books.receipts.size);
  if (books.receipts.has(receipt.id)) {
    findings.add('KEY-DOUBLE', row.place('BON_ID'), `Receipt "${receipt.id}" is there twice.`);
    return;
  }
  books.receipts.set(receipt.id, receipt);
  references.meet(receipt, books.row);
  const { terminal } = receipt;
  const isKnown = terminal === '' || books.terminals.has(terminal) || terminal === row.text('Z_KASSE_ID');
  if (!isKnown)
    findings.add(
      'KEY-TERMINAL',
      row.place('TERMINAL_ID'),
      `Terminal "${terminal}" is neither the till nor in slaves.csv.`,
    );
}
