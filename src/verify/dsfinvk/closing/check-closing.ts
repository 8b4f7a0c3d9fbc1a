import type { Findings } from '../../findings.ts';
import type { TableRow } from '../csv/table-row.ts';
import type { ClosingBooks, ClosingSum } from './closing-books.ts';
import { closingName } from './closing-key.ts';
import { halfCent, money, type Sum } from './sums.ts';

/** Checks of one closing that need all its rows. */
export function checkClosing(books: ClosingBooks, findings: Findings): void {
  checkMasterData(books, findings);
  checkFirstAndLast(books, findings);
  checkSums('Z-BUSINESSCASES', 'businesscases.csv', books.businessCases, books.expectedBusinessCases, books, findings);
  checkSums('Z-PAYMENTS', 'payment.csv', books.payments, books.expectedPayments, books, findings);
  checkSums('Z-CURRENCIES', 'cash_per_currency.csv', books.cash, books.expectedCash, books, findings);
  checkTotals(books, findings);
}

function checkMasterData(books: ClosingBooks, findings: Findings): void {
  for (const file of ['location.csv', 'cashregister.csv', 'vat.csv']) {
    if (!books.rows.has(file))
      findings.add('KEY-MASTER', `${file}`, `There is no row for ${closingName(books.row)} (${books.row.place()}).`);
  }
  if (books.row.text('STNR') === '' && books.row.text('USTID') === '')
    findings.add('CSV-EMPTY', books.row.place('STNR'), 'One of STNR and USTID must be filled.');
}

function checkFirstAndLast(books: ClosingBooks, findings: Findings): void {
  if (books.receipts.size === 0) return;
  const numbers = [...books.receipts.values()].map(({ number }) => number ?? 0);
  const turnover = [...books.receipts.values()].flatMap(({ number, isTurnover }) => (isTurnover ? [number ?? 0] : []));
  const ends = [
    ['Z_START_ID', 'first', Math.min(...numbers), Math.min(...turnover)],
    ['Z_ENDE_ID', 'last', Math.max(...numbers), Math.max(...turnover)],
  ] as const;
  for (const [column, which, ...expected] of ends) {
    const id = books.row.text(column);
    const receipt = books.receipts.get(id);
    if (!receipt) findings.add('Z-RANGE', books.row.place(column), `"${id}" is no receipt of this closing.`);
    else if (receipt.number !== undefined && !expected.includes(receipt.number))
      findings.add(
        'Z-RANGE',
        books.row.place(column),
        `Receipt ${receipt.number} is not the ${which} one of this closing.`,
      );
  }
}

function checkSums(
  rule: 'Z-BUSINESSCASES' | 'Z-PAYMENTS' | 'Z-CURRENCIES',
  file: string,
  found: ReadonlyMap<string, ClosingSum>,
  expected: ReadonlyMap<string, Sum>,
  books: ClosingBooks,
  findings: Findings,
): void {
  for (const [key, { row, sum }] of found) {
    const receipts = expected.get(key);
    const should = receipts?.gross ?? 0;
    if (sum.gross !== should)
      findings.add(rule, row.place(), `The sum is ${money(sum.gross)}, the receipts make ${money(should)}.`);
    else if (receipts?.hasNet && Math.abs(sum.tax - receipts.tax) > halfCent * (receipts.count + 1))
      findings.add(rule, row.place(), `The tax is ${money(sum.tax)}, the receipts make ${money(receipts.tax)}.`);
  }
  for (const [key, sum] of expected) {
    if (found.has(key)) continue;
    const group = key.split('\n').filter(Boolean).join(', ');
    const text = `There is no row for ${group} in ${closingName(books.row)}; the receipts make ${money(sum.gross)}.`;
    findings.add(rule, file, text);
  }
}

function checkTotals(books: ClosingBooks, findings: Findings): void {
  let all = 0;
  let cash = 0;
  for (const [key, { sum }] of books.payments) {
    all += sum.gross;
    if (key.split('\n')[0] === 'Bar') cash += sum.gross;
  }
  checkTotal(books.row, 'Z_SE_ZAHLUNGEN', all, findings);
  checkTotal(books.row, 'Z_SE_BARZAHLUNGEN', cash, findings);
}

function checkTotal(row: TableRow, column: string, should: number, findings: Findings): void {
  const is = row.value(column);
  if (is !== undefined && is !== should)
    findings.add('Z-TOTAL', row.place(column), `The total is ${money(is)}, payment.csv makes ${money(should)}.`);
}
