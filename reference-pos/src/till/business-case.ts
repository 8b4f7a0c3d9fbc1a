/**
 * What a line is about: GV_TYP of the DSFinV-K. A redeemed voucher, a settled deposit and a sale on account are lines with
 * the other sign, not payments: so the lines of a receipt always add up to what was paid in money.
 */
export type BusinessCase =
  | 'Umsatz'
  | 'Rabatt'
  | 'Aufschlag'
  | 'TrinkgeldAN'
  | 'TrinkgeldAG'
  | 'EinzweckgutscheinKauf'
  | 'EinzweckgutscheinEinloesung'
  | 'MehrzweckgutscheinKauf'
  | 'MehrzweckgutscheinEinloesung'
  | 'Anzahlungseinstellung'
  | 'Anzahlungsaufloesung'
  | 'Forderungsentstehung'
  | 'Forderungsaufloesung';

/** What is sold and counts as turnover before anything is set against it. */
const turnover: readonly BusinessCase[] = ['Umsatz', 'Rabatt', 'Aufschlag'];

/** Set against what is due: what a customer has paid before, or will pay later. */
const settlements: readonly BusinessCase[] = [
  'EinzweckgutscheinEinloesung',
  'MehrzweckgutscheinEinloesung',
  'Anzahlungsaufloesung',
  'Forderungsentstehung',
];

export function isTurnover(businessCase: BusinessCase): boolean {
  return turnover.includes(businessCase);
}

export function isSettlement(businessCase: BusinessCase): boolean {
  return settlements.includes(businessCase);
}
