import type { Findings } from '../../findings.ts';
import type { TableRow } from '../csv/table-row.ts';
import type { ClosingBooks } from './closing-books.ts';
import { type Amounts, halfCent, money } from './sums.ts';

/** Reads gross, net and tax of a row; where all three are there they add up exactly. */
export function taxedAmounts(row: TableRow, gross: string, net: string, tax: string, findings: Findings): Amounts {
  const amounts = { gross: row.value(gross), net: row.value(net), tax: row.value(tax) };
  if (amounts.gross !== undefined && amounts.net !== undefined && amounts.tax !== undefined) {
    const sum = amounts.net + amounts.tax;
    if (sum !== amounts.gross)
      findings.add('VAT-SUM', row.place(gross), `Net and tax make ${money(sum)}, gross is ${money(amounts.gross)}.`);
  }
  return amounts;
}

/**
 * The tax key is in vat.csv, and the tax is what the rate makes of the amount; `rounded` is how many amounts
 * were rounded to cents on the way to it.
 */
export function checkTax(
  row: TableRow,
  key: number,
  amounts: Amounts | undefined,
  books: ClosingBooks,
  rounded: number,
  findings: Findings,
): void {
  const rate = books.rates.get(key);
  if (rate === undefined) {
    findings.add('KEY-VAT', row.place('UST_SCHLUESSEL'), `Tax key ${key} is not in vat.csv.`);
    return;
  }
  if (amounts?.gross !== undefined && amounts.tax !== undefined) {
    const tax = (amounts.gross * rate) / (100 + rate);
    if (Math.abs(tax - amounts.tax) > halfCent * (1 + rounded) + 1)
      findings.add(
        'VAT-RATE-AMOUNT',
        row.place(),
        `${rate} % in ${money(amounts.gross)} are ${money(Math.round(tax))}, the tax is ${money(amounts.tax)}.`,
      );
  }
}
