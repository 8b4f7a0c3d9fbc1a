import type { Bon, BonPayment } from './bon.ts';
import { microPerCent } from './share-net.ts';

/** One row of businesscases.csv: what a kind of business case adds up to at one VAT key. Net in hundred-thousandths of a euro. */
export interface BusinessCaseSum {
  readonly gvType: string;
  readonly gvName: string;
  readonly vatKey: number;
  readonly grossCents: number;
  readonly netMicro: number;
}

export interface PaymentSum extends BonPayment {}

/** What a VAT key adds up to over all receipts, as printed on them. */
export interface VatKeySum {
  readonly key: number;
  readonly rate: number;
  readonly grossCents: number;
  readonly netCents: number;
  readonly taxCents: number;
}

/** What a span of Bons adds up to; only `Beleg` counts, everything is counted. */
export interface BookSums {
  readonly businessCases: readonly BusinessCaseSum[];
  readonly payments: readonly PaymentSum[];
  /** Taxed and exempt business only: money moved and claims (key 5) are no turnover. */
  readonly vat: readonly VatKeySum[];
  readonly cashCents: number;
  /** Gross; what is taxed or exempt, so that it is the sum of `vat`. */
  readonly turnoverCents: number;
  readonly counts: {
    readonly receipts: number;
    readonly cashMovements: number;
    readonly abandoned: number;
    readonly training: number;
    /** Bons without a signature, for an outage of the TSE. */
    readonly unsigned: number;
  };
  readonly firstBonId?: string;
  readonly lastBonId?: string;
  readonly firstReceipt?: number;
  readonly lastReceipt?: number;
  readonly lastBonEndedAtMs?: number;
}

/** UST_SCHLUESSEL 5: not taxable. */
const notTaxable = 5;

/** Adds Bons up, one after the other and without keeping them. */
export function addUp(bons: Iterable<Bon>): BookSums {
  const cases = new Map<string, BusinessCaseSum>();
  const payments = new Map<string, PaymentSum>();
  const vat = new Map<number, VatKeySum>();
  const counts = { receipts: 0, cashMovements: 0, abandoned: 0, training: 0, unsigned: 0 };
  let first: Bon | undefined;
  let last: Bon | undefined;
  let lastBonEndedAtMs = 0;
  const receiptNumbers: number[] = [];
  for (const bon of bons) {
    first ??= bon;
    last = bon;
    lastBonEndedAtMs = Math.max(lastBonEndedAtMs, bon.endedAtMs);
    if (bon.tse.state === 'outage') counts.unsigned++;
    if (bon.receiptNumber !== undefined) noteNumber(receiptNumbers, bon.receiptNumber);
    count(counts, bon);
    if (bon.type !== 'Beleg') continue;
    for (const line of bon.lines) addCase(cases, line);
    for (const payment of bon.payments) addPayment(payments, payment);
    addVat(vat, bon);
  }
  const cash = [...payments.values()].filter(({ type }) => type === 'Bar');
  // A single-purpose voucher and a deposit are turnover when they are paid, and set against it when they are used up.
  const turnover = [...cases.values()].filter(({ vatKey }) => vatKey !== notTaxable);
  return {
    businessCases: [...cases.values()].toSorted(byName),
    payments: [...payments.values()].toSorted((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name)),
    vat: [...vat.values()].toSorted((a, b) => a.key - b.key),
    cashCents: cash.reduce((sum, { cents }) => sum + cents, 0),
    turnoverCents: turnover.reduce((sum, { grossCents }) => sum + grossCents, 0),
    counts,
    ...(first && last ? { firstBonId: first.id, lastBonId: last.id, lastBonEndedAtMs } : {}),
    ...(receiptNumbers[0] === undefined ? {} : { firstReceipt: receiptNumbers[0] }),
    ...(receiptNumbers[1] === undefined ? {} : { lastReceipt: receiptNumbers[1] }),
  };
}

/** Net sums in cents as people read them; the five decimals are for the export. */
export function centsOfMicro(micro: number): number {
  return Math.round(micro / microPerCent);
}

/** Keeps the lowest and the highest. */
function noteNumber(range: number[], number: number): void {
  range[0] = Math.min(range[0] ?? number, number);
  range[1] = Math.max(range[1] ?? number, number);
}

function count(counts: { -readonly [kind in keyof BookSums['counts']]: number }, { type, receiptNumber }: Bon): void {
  if (type === 'AVTraining') counts.training++;
  else if (type === 'AVBelegabbruch') counts.abandoned++;
  else if (receiptNumber === undefined) counts.cashMovements++;
  else counts.receipts++;
}

function addCase(cases: Map<string, BusinessCaseSum>, line: Bon['lines'][number]): void {
  const { gvType, gvName, vatKey } = line;
  const name = `${gvType}\n${gvName}\n${vatKey}`;
  const sum = cases.get(name) ?? { gvType, gvName, vatKey, grossCents: 0, netMicro: 0 };
  cases.set(name, {
    ...sum,
    grossCents: sum.grossCents + line.grossCents,
    netMicro: sum.netMicro + line.netMicro,
  });
}

function addPayment(payments: Map<string, PaymentSum>, { type, name, cents }: BonPayment): void {
  const key = `${type}\n${name}`;
  payments.set(key, { type, name, cents: (payments.get(key)?.cents ?? 0) + cents });
}

function addVat(vat: Map<number, VatKeySum>, bon: Bon): void {
  for (const { key, grossCents, netCents, taxCents } of bon.vat) {
    if (key === notTaxable) continue;
    const rate = bon.lines.find((line) => line.vatKey === key)?.vatRate ?? 0;
    const sum = vat.get(key) ?? { key, rate, grossCents: 0, netCents: 0, taxCents: 0 };
    vat.set(key, {
      key,
      rate,
      grossCents: sum.grossCents + grossCents,
      netCents: sum.netCents + netCents,
      taxCents: sum.taxCents + taxCents,
    });
  }
}

function byName(a: BusinessCaseSum, b: BusinessCaseSum): number {
  return a.gvType.localeCompare(b.gvType) || a.gvName.localeCompare(b.gvName) || a.vatKey - b.vatKey;
}
