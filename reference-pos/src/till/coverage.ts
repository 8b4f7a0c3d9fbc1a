import { isPrepaid, isTurnover } from './business-case.ts';
import type { SaleLine } from './line.ts';
import type { VatKey } from './vat.ts';

/**
 * How much of these lines can still be set against something that was paid before: the turnover, less what is set against it
 * already. With a VAT key only the turnover taxed so, because what was taxed at sale must be taken off at the same rate.
 */
export function coverableCents(lines: readonly SaleLine[], vatKey?: VatKey): number {
  const turnover = lines.filter(({ businessCase }) => isTurnover(businessCase));
  const prepaid = lines.filter(({ businessCase }) => isPrepaid(businessCase));
  const all = sum(turnover) + sum(prepaid);
  if (vatKey === undefined) return all;
  const ofKey = (line: SaleLine) => line.vatKey === vatKey;
  return Math.min(all, sum(turnover.filter(ofKey)) + sum(prepaid.filter(ofKey)));
}

/** Whether vouchers and deposits still have enough turnover to be set against, in all and per VAT key. */
export function isCoverageSound(lines: readonly SaleLine[]): boolean {
  const prepaid = lines.filter(({ businessCase }) => isPrepaid(businessCase));
  if (prepaid.length === 0) return true;
  const keys = new Set(prepaid.filter(({ vatRate }) => vatRate > 0).map(({ vatKey }) => vatKey));
  return coverableCents(lines) >= 0 && [...keys].every((key) => coverableCents(lines, key) >= 0);
}

function sum(lines: readonly SaleLine[]): number {
  return lines.reduce((total, line) => total + line.totalCents, 0);
}
