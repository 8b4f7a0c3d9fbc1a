import { unit } from '../csv/table-row.ts';

/** Gross, net and tax in hundred-thousandths; net and tax may be left out in lines (gross method). */
export interface Amounts {
  readonly gross: number | undefined;
  readonly net: number | undefined;
  readonly tax: number | undefined;
}

/** A sum of amounts that remembers how many were rounded on the way. */
export class Sum {
  gross = 0;
  net = 0;
  tax = 0;
  count = 0;
  /** Whether every amount had net and tax. */
  hasNet = true;

  add({ gross, net, tax }: Amounts): void {
    this.count += 1;
    this.gross += gross ?? (net ?? 0) + (tax ?? 0);
    this.net += net ?? 0;
    this.tax += tax ?? 0;
    if (net === undefined || tax === undefined) this.hasNet = false;
  }
}

/** A cent, and half of one: how far a rounded amount can be off. */
export const cent = unit / 100;
export const halfCent = cent / 2;

/** A map that makes what it does not have. */
export function gotten<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Hundred-thousandths as a table writes them: `1234,50`. */
export function money(value: number): string {
  const digits = Math.abs(value).toString().padStart(6, '0');
  const decimals = digits.slice(-5).replace(/0{1,3}$/, '');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -5)},${decimals}`;
}
