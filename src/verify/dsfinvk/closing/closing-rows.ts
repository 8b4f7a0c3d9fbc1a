import type { Findings } from '../../findings.ts';
import type { TableRow } from '../csv/table-row.ts';
import { type ClosingBooks, type ClosingSum, joined } from './closing-books.ts';
import { Sum } from './sums.ts';
import { checkTax, taxedAmounts } from './tax.ts';

type AddRow = (row: TableRow, books: ClosingBooks, findings: Findings) => void;

/** Rows of the sums of a closing (Kassenabschlussmodul). */
export const closingRows: Readonly<Record<string, AddRow>> = {
  'businesscases.csv': (row, books, findings) => {
    const key = row.value('UST_SCHLUESSEL');
    if (key === undefined) return;
    const agency = row.value('AGENTUR_ID') ?? 0;
    const group = joined(row.text('GV_TYP'), row.text('GV_NAME'), agency, key);
    const amounts = taxedAmounts(row, 'Z_UMS_BRUTTO', 'Z_UMS_NETTO', 'Z_UST', findings);
    checkTax(row, key, amounts, books, books.expectedBusinessCases.get(group)?.count ?? 1, findings);
    keep(books.businessCases, group, row, findings).sum.add(amounts);
    if (agency !== 0 && !books.agencies.has(agency))
      findings.add('KEY-AGENCY', row.place('AGENTUR_ID'), `Agency ${agency} is not in pa.csv.`);
  },
  'payment.csv': (row, books, findings) => {
    const key = joined(row.text('ZAHLART_TYP'), row.text('ZAHLART_NAME'));
    keep(books.payments, key, row, findings).sum.add(only(row.value('Z_ZAHLART_BETRAG')));
  },
  'cash_per_currency.csv': (row, books, findings) => {
    const currency = row.text('ZAHLART_WAEH') || books.currency;
    keep(books.cash, currency, row, findings).sum.add(only(row.value('ZAHLART_BETRAG_WAEH')));
  },
};

const only = (gross: number | undefined) => ({ gross: gross ?? 0, net: undefined, tax: undefined });

function keep(sums: Map<string, ClosingSum>, key: string, row: TableRow, findings: Findings): ClosingSum {
  const known = sums.get(key);
  if (known) {
    findings.add('KEY-DOUBLE', row.place(), `The same group stands in row ${known.row.number} already.`);
    return known;
  }
  const sum = { row, sum: new Sum() };
  sums.set(key, sum);
  return sum;
}
