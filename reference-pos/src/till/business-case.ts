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

/** What is sold: the turnover that vouchers and deposits can be set against. */
const turnover: readonly BusinessCase[] = ['Umsatz', 'Rabatt', 'Aufschlag'];

/** Paid for before: what is set against turnover and can never be more than it. */
const prepaid: readonly BusinessCase[] = [
  'EinzweckgutscheinEinloesung',
  'MehrzweckgutscheinEinloesung',
  'Anzahlungsaufloesung',
];

export function isTurnover(businessCase: BusinessCase): boolean {
  return turnover.includes(businessCase);
}

export function isPrepaid(businessCase: BusinessCase): boolean {
  return prepaid.includes(businessCase);
}
