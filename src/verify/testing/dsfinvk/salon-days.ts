/** A line as a cashier enters it; cents. */
export interface TestLine {
  readonly gv: string;
  readonly text: string;
  readonly key: number;
  readonly quantity?: number;
  readonly priceCents: number;
  readonly voucher?: string;
}

export interface TestReceipt {
  readonly type?: string;
  readonly name?: string;
  readonly lines: readonly TestLine[];
  readonly payments: readonly { readonly type: string; readonly cents: number; readonly chf?: number }[];
  /** Seconds from the first line to the end. */
  readonly lasts?: number;
  /** Position (from 0, over all days) of the receipt it cancels. */
  readonly cancels?: number;
  readonly outage?: string;
}

const sale = (text: string, priceCents: number, key = 1, quantity = 1): TestLine => ({
  gv: 'Umsatz',
  text,
  key,
  quantity,
  priceCents,
});
const move = (gv: string, cents: number): TestReceipt => ({
  lines: [{ gv, text: gv, key: 5, priceCents: cents }],
  payments: [{ type: 'Bar', cents }],
  lasts: 0,
});
const bar = (cents: number) => [{ type: 'Bar', cents }];

/** The worked example of the trade: sales, both kinds of voucher, tips, cancellation, training, outage, cash moved. */
export const firstDay: readonly TestReceipt[] = [
  move('Anfangsbestand', 15000),
  {
    lines: [
      sale('Waschen, Schneiden, Föhnen Damen mittel', 6200),
      sale('Shampoo Feuchtigkeit 250 ml', 1690),
      sale('Frisurenmagazin', 450, 2),
      { gv: 'TrinkgeldAN', text: 'Trinkgeld Lena', key: 5, priceCents: 500 },
    ],
    payments: [{ type: 'ECKarte', cents: 8840 }],
    lasts: 2700,
  },
  { lines: [sale('Herrenschnitt mit Waschen', 3400), sale('Kamm', 390, 1, 3)], payments: bar(4570), lasts: 1500 },
  {
    lines: [{ gv: 'MehrzweckgutscheinKauf', text: 'Gutschein 50', key: 5, priceCents: 5000, voucher: 'M-1' }],
    payments: bar(5000),
    lasts: 30,
  },
  {
    lines: [{ gv: 'EinzweckgutscheinKauf', text: 'Friseurgutschein', key: 1, priceCents: 5000, voucher: 'E-1' }],
    payments: bar(5000),
    lasts: 30,
  },
  { type: 'AVBelegabbruch', lines: [sale('Bart trimmen', 1400)], payments: [], lasts: 60 },
  { type: 'AVTraining', lines: [sale('Bart trimmen', 1400)], payments: bar(1400), lasts: 60 },
  { lines: [sale('Dauerwelle', 8500)], payments: bar(8500), lasts: 3600, outage: 'TSE nicht erreichbar' },
  {
    lines: [sale('Tönung; "kurz"', 3400)],
    payments: [
      { type: 'Bar', cents: 2400, chf: 2500 },
      { type: 'Unbar', cents: 1000 },
    ],
    lasts: 900,
  },
];

export const secondDay: readonly TestReceipt[] = [
  {
    lines: [
      sale('Waschen, Schneiden, Föhnen Damen mittel', 6200),
      { gv: 'MehrzweckgutscheinEinloesung', text: 'Gutschein M-1', key: 5, priceCents: -5000, voucher: 'M-1' },
    ],
    payments: bar(1200),
    lasts: 2400,
  },
  {
    lines: [
      sale('Waschen, Schneiden, Föhnen Damen mittel', 6200),
      { gv: 'EinzweckgutscheinEinloesung', text: 'Gutschein E-1', key: 1, priceCents: -5000, voucher: 'E-1' },
    ],
    payments: bar(1200),
    lasts: 2400,
  },
  {
    lines: [sale('Herrenschnitt mit Waschen', -3400), sale('Kamm', -390, 1, 3)],
    payments: bar(-4570),
    lasts: 0,
    cancels: 2,
  },
  { type: 'AVSonstige', name: 'Kassenlade ohne Verkauf', lines: [], payments: [], lasts: 0 },
  move('Auszahlung', -1700),
  move('Auszahlung', -1279),
  move('Geldtransit', -20000),
  move('DifferenzSollIst', -50),
];
