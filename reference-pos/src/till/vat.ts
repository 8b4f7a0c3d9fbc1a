/** Percent of VAT in a gross price. */
export type VatRate = number;

/** UST_SCHLUESSEL of the DSFinV-K (annex 2): 1 general, 2 reduced, 5 not taxable, 6 exempt; 11 to 22 are rates of the past. */
export type VatKey = 1 | 2 | 5 | 6 | 11 | 12 | 21 | 22;

/** What an article is by law; the date says which rate that means (LAW-35). */
export type VatClass = 'general' | 'reduced' | 'none';

export interface Vat {
  readonly vatKey: VatKey;
  readonly vatRate: VatRate;
}

/** One row of the table of rates; `from` is a day in Berlin, and the row holds until the next one of its class begins. */
export interface VatRow extends Vat {
  readonly vatClass: VatClass;
  readonly from: string;
  /** UST_BESCHR of the export. */
  readonly text: string;
}

/** Rates by class and day; what is new is a row more, never another `if`. */
export const vatTable: readonly VatRow[] = [
  { vatClass: 'general', from: '2007-01-01', vatKey: 11, vatRate: 19, text: 'Allgemeiner Steuersatz (bis 2020)' },
  {
    vatClass: 'general',
    from: '2020-07-01',
    vatKey: 21,
    vatRate: 16,
    text: 'Allgemeiner Steuersatz (2. Halbjahr 2020)',
  },
  {
    vatClass: 'general',
    from: '2021-01-01',
    vatKey: 1,
    vatRate: 19,
    text: 'Allgemeiner Steuersatz (§ 12 Abs. 1 UStG)',
  },
  { vatClass: 'reduced', from: '2007-01-01', vatKey: 12, vatRate: 7, text: 'Ermäßigter Steuersatz (bis 2020)' },
  { vatClass: 'reduced', from: '2020-07-01', vatKey: 22, vatRate: 5, text: 'Ermäßigter Steuersatz (2. Halbjahr 2020)' },
  { vatClass: 'reduced', from: '2021-01-01', vatKey: 2, vatRate: 7, text: 'Ermäßigter Steuersatz (§ 12 Abs. 2 UStG)' },
  { vatClass: 'none', from: '2007-01-01', vatKey: 5, vatRate: 0, text: 'Nicht steuerbar' },
];

/** What a Kleinunternehmer sells: exempt (§ 19 UStG), whatever it is. That key 6 is the right one is unverified. */
export const smallBusinessVat: Vat & { readonly text: string } = {
  vatKey: 6,
  vatRate: 0,
  text: 'Steuerfrei für Kleinunternehmer (§ 19 UStG)',
};

/** Not taxable: tips to staff, multi-purpose vouchers, claims. */
export const notTaxable: Vat = { vatKey: 5, vatRate: 0 };

const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The rate of a class at a moment, in a salon that is a Kleinunternehmer or not. */
export function vatAt(vatClass: VatClass, atMs: number, isSmallBusiness = false): Vat {
  if (isSmallBusiness && vatClass !== 'none')
    return { vatKey: smallBusinessVat.vatKey, vatRate: smallBusinessVat.vatRate };
  const day = berlinDay.format(atMs);
  const row = vatTable.findLast((candidate) => candidate.vatClass === vatClass && candidate.from <= day);
  if (!row) throw new Error(`The table of VAT rates has no row for "${vatClass}" on ${day}.`);
  return { vatKey: row.vatKey, vatRate: row.vatRate };
}

/** What one key adds up to; `grossCents = netCents + taxCents` always. */
export interface VatSum {
  readonly rate: VatRate;
  readonly key: VatKey;
  readonly grossCents: number;
  readonly netCents: number;
  readonly taxCents: number;
}

/** Net part of a gross sum, rounded half away from zero: once per key and receipt, never per line. */
export function netOfGross(grossCents: number, rate: VatRate): number {
  const divisor = 100 + rate;
  const net = Math.floor((2 * Math.abs(grossCents) * 100 + divisor) / (2 * divisor));
  return grossCents < 0 ? -net : net;
}

/** Sums per key that occurs, highest rate first. */
export function vatSums(items: readonly (Vat & { readonly totalCents: number })[]): VatSum[] {
  const sums = new Map<VatKey, { rate: VatRate; grossCents: number }>();
  for (const { vatKey, vatRate, totalCents } of items) {
    sums.set(vatKey, { rate: vatRate, grossCents: (sums.get(vatKey)?.grossCents ?? 0) + totalCents });
  }
  return [...sums]
    .map(([key, { rate, grossCents }]) => {
      const netCents = netOfGross(grossCents, rate);
      return { rate, key, grossCents, netCents, taxCents: grossCents - netCents };
    })
    .sort((a, b) => b.rate - a.rate || a.key - b.key);
}
