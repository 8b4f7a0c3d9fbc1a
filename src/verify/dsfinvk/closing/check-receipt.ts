import type { Findings } from '../../findings.ts';
import type { ClosingBooks } from './closing-books.ts';
import { checkPrice } from './line-rows.ts';
import type { Receipt } from './receipt.ts';
import { halfCent, money } from './sums.ts';

/** Checks of one receipt that need all its rows. */
export function checkReceipt(receipt: Receipt, books: ClosingBooks, findings: Findings): void {
  checkKind(receipt, findings);
  checkTimes(receipt, books, findings);
  for (const line of receipt.lines.values()) {
    if (line.taxKeys.size === 0)
      findings.add('KEY-LINE-VAT', line.row.place(), 'The line has no row in lines_vat.csv.');
    else checkPrice(line, findings);
  }
  checkTaxKeys(receipt, findings);
  checkTotals(receipt, findings);
}

function checkKind(receipt: Receipt, findings: Findings): void {
  const { row, type, isStorno } = receipt;
  if (type === 'AVSonstige' && row.text('BON_NAME') === '')
    findings.add('BON-NAME', row.place('BON_NAME'), 'A receipt of type AVSonstige says in BON_NAME what it is.');
  if (type === 'AVBelegstorno') {
    const text = 'With a TSE a cancellation is a Beleg with negative amounts and a reference, not AVBelegstorno.';
    findings.add('BON-TYPE-STORNO', row.place('BON_TYP'), text);
  }
  if (isStorno && receipt.references.size === 0)
    findings.add('BON-STORNO', row.place('BON_STORNO'), 'The cancellation names no receipt in references.csv.');
  if (isStorno && type !== 'Beleg')
    findings.add('BON-STORNO', row.place('BON_STORNO'), `A cancellation is a Beleg; this one is ${type}.`);
  if (type === 'Beleg' && receipt.lines.size === 0)
    findings.add('BON-LINES', row.place(), 'The receipt has no line in lines.csv.');
}

function checkTimes(receipt: Receipt, books: ClosingBooks, findings: Findings): void {
  const { row, startedAt, endedAt } = receipt;
  if (startedAt !== undefined && endedAt !== undefined && startedAt > endedAt)
    findings.add('BON-TIME', row.place('BON_ENDE'), 'The receipt ends before it starts.');
  // Seconds may have been cut off when the closing was written.
  if (endedAt !== undefined && books.createdAt !== undefined && endedAt > books.createdAt + 1000)
    findings.add('BON-TIME', row.place('BON_ENDE'), 'The receipt ends after the closing that holds it was made.');
}

/** transactions_vat.csv per tax key is the sum of the lines; net and tax may differ by what was rounded. */
function checkTaxKeys(receipt: Receipt, findings: Findings): void {
  if (!receipt.isTurnover && receipt.declared.size === 0) return;
  const keys = new Set([...receipt.declared.keys(), ...receipt.summed.keys()]);
  for (const key of keys) {
    const declared = receipt.declared.get(key);
    const summed = receipt.summed.get(key);
    const place = `${receipt.row.place()}, tax key ${key}`;
    if (!declared) {
      findings.add('BON-VAT', place, `The lines have tax key ${key}, transactions_vat.csv has no row of it.`);
    } else if (declared.gross !== (summed?.gross ?? 0)) {
      const text = `transactions_vat.csv says ${money(declared.gross)}, the lines make ${money(summed?.gross ?? 0)}.`;
      findings.add('BON-VAT', place, text);
    } else if (summed?.hasNet && Math.abs(declared.tax - summed.tax) > halfCent * (summed.count + 1)) {
      const text = `transactions_vat.csv says ${money(declared.tax)} tax, the lines make ${money(summed.tax)}.`;
      findings.add('BON-VAT', place, text);
    }
  }
}

function checkTotals(receipt: Receipt, findings: Findings): void {
  const { row, gross = 0, isTurnover } = receipt;
  // What was never sold may be recorded with its sum or with none.
  const isNothing = !isTurnover && gross === 0;
  if (!isNothing && Math.abs(gross - receipt.declaredGross) > 0)
    findings.add(
      'BON-SUM',
      row.place('UMS_BRUTTO'),
      `The total is ${money(gross)}, transactions_vat.csv makes ${money(receipt.declaredGross)}.`,
    );
  if (!isTurnover) return;
  if (receipt.paymentRows === 0) findings.add('BON-PAYMENT', row.place(), 'The receipt has no row in datapayment.csv.');
  else if (receipt.paid !== gross)
    findings.add(
      'BON-PAYMENT',
      row.place('UMS_BRUTTO'),
      `The total is ${money(gross)}, payments make ${money(receipt.paid)}.`,
    );
}
