import type { Findings } from '../../findings.ts';
import { type TableRow, unit } from '../csv/table-row.ts';
import { cashMovements } from '../tables/words.ts';
import { type ClosingBooks, joined } from './closing-books.ts';
import { type Desk, lineOf, nameOf } from './desk.ts';
import type { Line, Receipt } from './receipt.ts';
import { gotten, Sum } from './sums.ts';
import { checkTax, taxedAmounts } from './tax.ts';

/** Takes a row of lines.csv. */
export function addLine(row: TableRow, receipt: Receipt, books: ClosingBooks, { findings }: Desk): void {
  const id = row.text('POS_ZEILE');
  if (receipt.lines.has(id)) {
    findings.add('KEY-DOUBLE', row.place('POS_ZEILE'), `Line "${id}" of ${nameOf(receipt)} is there twice.`);
    return;
  }
  const businessCase = row.text('GV_TYP');
  const agency = row.value('AGENTUR_ID') ?? 0;
  receipt.lines.set(id, {
    row,
    businessCase,
    group: joined(businessCase, row.text('GV_NAME'), agency),
    taxKeys: new Set(),
    gross: new Sum(),
    priceParts: new Sum(),
  });
  if (agency !== 0 && !books.agencies.has(agency))
    findings.add('KEY-AGENCY', row.place('AGENTUR_ID'), `Agency ${agency} is not in pa.csv.`);
  if (/gutschein/i.test(businessCase) && row.text('GUTSCHEIN_NR') === '')
    findings.add('GV-VOUCHER-NUMBER', row.place('GUTSCHEIN_NR'), `A line of ${businessCase} names the voucher.`);
  const terminal = row.text('POS_TERMINAL_ID');
  if (terminal !== '' && !books.terminals.has(terminal) && terminal !== row.text('Z_KASSE_ID'))
    findings.add(
      'KEY-TERMINAL',
      row.place('POS_TERMINAL_ID'),
      `Terminal "${terminal}" is neither the till nor in slaves.csv.`,
    );
}

/** Takes a row of lines_vat.csv. */
export function addLineVat(row: TableRow, receipt: Receipt, books: ClosingBooks, { findings }: Desk): void {
  const line = lineOf(row, receipt, findings);
  const key = row.value('UST_SCHLUESSEL');
  if (!line || key === undefined) return;
  if (line.taxKeys.has(key))
    findings.add('KEY-DOUBLE', row.place('UST_SCHLUESSEL'), `There are two rows of tax key ${key} for one line.`);
  line.taxKeys.add(key);
  const amounts = taxedAmounts(row, 'POS_BRUTTO', 'POS_NETTO', 'POS_UST', findings);
  checkTax(row, key, amounts, books, 1, findings);
  checkTaxOfBusinessCase(row, line, key, books, findings);
  line.gross.add(amounts);
  gotten(receipt.summed, key, () => new Sum()).add(amounts);
  if (cashMovements.has(line.businessCase)) receipt.cashMovement += amounts.gross ?? 0;
  if (receipt.isTurnover) gotten(books.expectedBusinessCases, joined(line.group, key), () => new Sum()).add(amounts);
}

/** Takes a row of itemamounts.csv. */
export function addPricePart(row: TableRow, receipt: Receipt, books: ClosingBooks, { findings }: Desk): void {
  const line = lineOf(row, receipt, findings);
  const key = row.value('UST_SCHLUESSEL');
  if (!line || key === undefined) return;
  const amounts = taxedAmounts(row, 'PF_BRUTTO', 'PF_NETTO', 'PF_UST', findings);
  checkTax(row, key, amounts, books, 1, findings);
  line.priceParts.add(amounts);
}

const taxedAtSale = new Set(['EinzweckgutscheinKauf', 'EinzweckgutscheinEinloesung']);
const neverTaxed = new Set([
  'MehrzweckgutscheinKauf',
  'MehrzweckgutscheinEinloesung',
  'TrinkgeldAN',
  'Forderungsaufloesung',
  ...cashMovements,
]);

/** The kind of business case says whether there can be tax (LAW-30, LAW-32). */
function checkTaxOfBusinessCase(row: TableRow, line: Line, key: number, books: ClosingBooks, findings: Findings): void {
  const rate = books.rates.get(key);
  const { businessCase } = line;
  const place = row.place('UST_SCHLUESSEL');
  if (neverTaxed.has(businessCase) && rate !== undefined && rate > 0) {
    findings.add(
      'GV-UNTAXED',
      place,
      `${businessCase} carries tax key ${key} (${rate} %), expected 5: it is not taxable.`,
    );
  }
  if (taxedAtSale.has(businessCase) && key === 5)
    findings.add(
      'GV-TAXED',
      place,
      `${businessCase} carries tax key 5: a single-purpose voucher is taxed when it is sold.`,
    );
  if (businessCase === 'TrinkgeldAG' && key === 5)
    findings.add('GV-TAXED', place, 'TrinkgeldAG carries tax key 5: a tip to the owner is turnover of the salon.');
}

/** Quantity and price of a line, and the parts of the price, make the amount of the line. */
export function checkPrice({ row, gross, priceParts }: Line, findings: Findings): void {
  if (priceParts.count > 0 && priceParts.gross !== gross.gross)
    findings.add('BON-PRICE-PARTS', row.place(), 'The parts of the price (itemamounts.csv) do not add up to the line.');
  const price = row.value('STK_BR');
  const quantity = row.value('MENGE');
  if (price === undefined || quantity === undefined || priceParts.count > 0) return;
  const factor = row.value('FAKTOR') ?? unit;
  const isRight = [unit, factor].some((times) => {
    const exact = (((price * quantity) / unit) * times) / unit;
    return Math.abs(exact - gross.gross) <= unit / 200;
  });
  if (!isRight)
    findings.add(
      'BON-PRICE',
      row.place('STK_BR'),
      'Quantity times price is not the gross amount of the line in lines_vat.csv.',
    );
}
