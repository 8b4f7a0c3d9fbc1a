import type { Kassenbeleg } from '../../process-data/kassenbeleg.ts';
import type { Receipt } from '../closing/receipt.ts';
import { cent, type Sum } from '../closing/sums.ts';
import { slotOfKey } from '../tables/words.ts';

/** What processData of a receipt must say. Amounts in hundred-thousandths. */
export interface ExpectedData {
  /** By place in processData; undefined when the till uses tax keys of its own. */
  readonly rates: readonly number[] | undefined;
  /** The fifth amount when money moved without a sale is left out of it, which is as usual. */
  readonly fifthWithoutCash: number;
  readonly payments: ReadonlyMap<string, number>;
}

/** From the rows of the receipt: amounts by tax rate and payments (DSFinV-K Annex I). */
export function expectedData(receipt: Receipt): ExpectedData {
  const rates = ratesOf(receipt.declared.size > 0 ? receipt.declared : receipt.summed);
  const payments = new Map([...receipt.payments].filter(([, amount]) => amount !== 0));
  return { rates, fifthWithoutCash: (rates?.[4] ?? 0) - receipt.cashMovement, payments };
}

function ratesOf(sums: ReadonlyMap<number, Sum>): readonly number[] | undefined {
  const rates = [0, 0, 0, 0, 0];
  for (const [key, { gross }] of sums) {
    const slot = slotOfKey(key);
    if (slot === undefined) return undefined;
    rates[slot]! += gross;
  }
  return rates;
}

/** Where signed data and receipt differ; undefined when they agree. */
export function differenceTo(expected: ExpectedData, data: Kassenbeleg, receipt: Receipt): string | undefined {
  if (data.vorgangstyp !== receipt.type) return `it says ${data.vorgangstyp}, the receipt is ${receipt.type}`;
  const signed = data.centsByRate.map((each) => each * cent);
  const isNothing = signed.every((each) => each === 0) && data.payments.length === 0;
  // What was abandoned, or only tried, is signed with its sums or with none.
  if (!receipt.isTurnover && isNothing) return undefined;
  const { rates, fifthWithoutCash, payments } = expected;
  if (rates) {
    const wrong = signed.findIndex((amount, at) => amount !== rates[at] && !(at === 4 && amount === fifthWithoutCash));
    if (wrong >= 0)
      return `amount ${wrong + 1} by tax rate is ${text(signed[wrong]!)}, the receipt makes ${text(rates[wrong]!)}`;
  }
  const paid = new Map<string, number>();
  for (const { means, currency = 'EUR', cents } of data.payments) {
    const key = `${means}:${currency}`;
    paid.set(key, (paid.get(key) ?? 0) + cents * cent);
  }
  for (const key of receipt.isTurnover || paid.size > 0 ? new Set([...paid.keys(), ...payments.keys()]) : []) {
    const amount = paid.get(key) ?? 0;
    const should = payments.get(key) ?? 0;
    if (amount !== should) return `${key} is ${text(amount)}, the receipt makes ${text(should)}`;
  }
  return undefined;
}

/** The usual way to write the same data, for exports that leave TSE_VORGANGSDATEN empty. */
export function usualData(expected: ExpectedData, receipt: Receipt): readonly string[] {
  const { rates, fifthWithoutCash, payments } = expected;
  if (!rates) return [];
  const paid = [...payments].map(([key, amount]) => `${text(amount)}:${key.replace(/:EUR$/, '')}`);
  const orders = paid.length < 2 ? [paid] : [paid, paid.toReversed()];
  const fifths = new Set([rates[4]!, fifthWithoutCash]);
  return [...fifths].flatMap((fifth) =>
    orders.map((order) => `${receipt.type}^${[...rates.slice(0, 4), fifth].map(text).join('_')}^${order.join('_')}`),
  );
}

/** Hundred-thousandths as processData writes amounts: `1234.50`. */
function text(amount: number): string {
  const digits = Math.abs(Math.round(amount / cent))
    .toString()
    .padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
