/** VAT rates this salon uses, in percent; 0 stands for "not taxable" (UST_SCHLUESSEL 5). */
export type VatRate = 19 | 7 | 0;

/** UST_SCHLUESSEL of the DSFinV-K: 1 = general, 2 = reduced, 5 = not taxable. */
export const vatKeys: Readonly<Record<VatRate, 1 | 2 | 5>> = { 19: 1, 7: 2, 0: 5 };

/** What one rate adds up to; `grossCents = netCents + taxCents` always. */
export interface VatSum {
  readonly rate: VatRate;
  readonly key: 1 | 2 | 5;
  readonly grossCents: number;
  readonly netCents: number;
  readonly taxCents: number;
}

const rates: readonly VatRate[] = [19, 7, 0];

/** Net part of a gross sum, rounded half away from zero: once per rate and receipt, never per line. */
export function netOfGross(grossCents: number, rate: VatRate): number {
  const divisor = 100 + rate;
  const net = Math.floor((2 * Math.abs(grossCents) * 100 + divisor) / (2 * divisor));
  return grossCents < 0 ? -net : net;
}

/** Sums per rate that occurs, highest rate first. */
export function vatSums(items: readonly { readonly vatRate: VatRate; readonly totalCents: number }[]): VatSum[] {
  return rates
    .filter((rate) => items.some((item) => item.vatRate === rate))
    .map((rate) => {
      const grossCents = items.filter((item) => item.vatRate === rate).reduce((sum, item) => sum + item.totalCents, 0);
      const netCents = netOfGross(grossCents, rate);
      return { rate, key: vatKeys[rate], grossCents, netCents, taxCents: grossCents - netCents };
    });
}
