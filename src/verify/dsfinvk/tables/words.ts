/** GV_TYP: what a line or a sum of the closing is about (DSFinV-K Annex C). */
export const businessCases = [
  'Umsatz',
  'Pfand',
  'PfandRueckzahlung',
  'Rabatt',
  'Aufschlag',
  'ZuschussEcht',
  'ZuschussUnecht',
  'TrinkgeldAG',
  'TrinkgeldAN',
  'EinzweckgutscheinKauf',
  'EinzweckgutscheinEinloesung',
  'MehrzweckgutscheinKauf',
  'MehrzweckgutscheinEinloesung',
  'Forderungsentstehung',
  'Forderungsaufloesung',
  'Anzahlungseinstellung',
  'Anzahlungsaufloesung',
  'Anfangsbestand',
  'Privatentnahme',
  'Privateinlage',
  'Geldtransit',
  'Lohnzahlung',
  'Einzahlung',
  'Auszahlung',
  'DifferenzSollIst',
] as const;

/** Money that goes into or out of the drawer without a sale: never taxed. */
export const cashMovements: ReadonlySet<string> = new Set([
  'Anfangsbestand',
  'Privatentnahme',
  'Privateinlage',
  'Geldtransit',
  'Lohnzahlung',
  'Einzahlung',
  'Auszahlung',
  'DifferenzSollIst',
]);

/** ZAHLART_TYP (DSFinV-K Annex D). */
export const paymentTypes = [
  'Bar',
  'Unbar',
  'Keine',
  'ECKarte',
  'Kreditkarte',
  'ElZahlungsdienstleister',
  'Guthabenkarte',
] as const;

/** REF_TYP (DSFinV-K Annex E). */
export const referenceTypes = ['Transaktion', 'ExterneRechnung', 'ExternerLieferschein', 'ExterneSonstige'] as const;

/** TYP of itemamounts.csv: base price, discount, extra. */
export const priceParts = ['base_amount', 'discount', 'extra_amount'] as const;

/** Rates in percent that belong to the keys of the DSFinV-K, Annex I/Anlage 2. */
export const ratesByKey: ReadonlyMap<number, number> = new Map([
  [1, 19],
  [2, 7],
  [3, 10.7],
  [4, 5.5],
  [5, 0],
  [6, 0],
  [7, 0],
  [8, 0],
  [11, 19],
  [12, 7],
  [13, 10.7],
  [21, 16],
  [22, 5],
  [23, 9.5],
  [33, 9],
  [43, 8.4],
]);

/** Place (0 to 4) of a key among the five amounts of processData; undefined for keys of the till's own. */
export function slotOfKey(key: number): number | undefined {
  if (key >= 1 && key <= 4) return key - 1;
  if (key >= 5 && key <= 8) return 4;
  const last = ratesByKey.has(key) ? key % 10 : Number.NaN;
  return last >= 1 && last <= 3 ? last - 1 : undefined;
}
