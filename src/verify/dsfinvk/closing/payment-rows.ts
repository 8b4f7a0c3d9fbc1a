import type { TableRow } from '../csv/table-row.ts';
import { type ClosingBooks, joined } from './closing-books.ts';
import type { Desk } from './desk.ts';
import type { Receipt } from './receipt.ts';
import { gotten, money, Sum } from './sums.ts';

/** Takes a row of datapayment.csv. */
export function addPayment(row: TableRow, receipt: Receipt, books: ClosingBooks, { findings }: Desk): void {
  const type = row.text('ZAHLART_TYP');
  const currency = row.text('ZAHLWAEH_CODE') || books.currency;
  const inCurrency = row.value('ZAHLWAEH_BETRAG');
  const amount = row.value('BASISWAEH_BETRAG') ?? 0;
  receipt.paymentRows += 1;
  receipt.paid += amount;
  if (currency === books.currency && inCurrency !== undefined && inCurrency !== amount) {
    const text = `${money(inCurrency)} and ${money(amount)} are the same payment in the same currency.`;
    findings.add('BON-CURRENCY', row.place('ZAHLWAEH_BETRAG'), text);
  }
  if (currency !== books.currency && inCurrency === undefined)
    findings.add('BON-CURRENCY', row.place('ZAHLWAEH_BETRAG'), `The amount in ${currency} is missing.`);
  if (type === 'Keine' && amount !== 0)
    findings.add(
      'BON-NOT-PAID',
      row.place('BASISWAEH_BETRAG'),
      `${money(amount)} was paid by "Keine", which means nothing was paid.`,
    );
  const foreign = currency === books.currency ? amount : (inCurrency ?? 0);
  if (type !== 'Keine') {
    const key = `${type === 'Bar' ? 'Bar' : 'Unbar'}:${currency}`;
    receipt.payments.set(key, (receipt.payments.get(key) ?? 0) + foreign);
  }
  if (!receipt.isTurnover) return;
  const amounts = { gross: amount, net: undefined, tax: undefined };
  gotten(books.expectedPayments, joined(type, row.text('ZAHLART_NAME')), () => new Sum()).add(amounts);
  if (type === 'Bar') gotten(books.expectedCash, currency, () => new Sum()).add({ ...amounts, gross: foreign });
}
