import type { MovementKind } from '../day-facts.ts';

/** The pages of the day in one language. */
export interface DayWords {
  readonly title: string;
  readonly tabs: Readonly<Record<'cash' | 'closing' | 'archive', string>>;
  readonly kinds: Readonly<Record<MovementKind | 'tipPayout' | 'difference' | 'carriedFloat' | 'sale', string>>;
  readonly text: Readonly<
    Record<
      | 'expected'
      | 'book'
      | 'amount'
      | 'reason'
      | 'movement'
      | 'bookNow'
      | 'noMovements'
      | 'openSales'
      | 'openSalesHint'
      | 'settled'
      | 'cards'
      | 'cardsHint'
      | 'terminalSum'
      | 'count'
      | 'pieces'
      | 'counted'
      | 'difference'
      | 'bank'
      | 'float'
      | 'close'
      | 'closing'
      | 'noClosings'
      | 'turnover'
      | 'outages'
      | 'figures'
      | 'print'
      | 'printing'
      | 'printDone'
      | 'printFailed'
      | 'printUnknown'
      | 'exportAll'
      | 'exportOne'
      | 'all',
      string
    >
  >;
  /** By ZAHLART_TYP. */
  readonly payments: Readonly<Record<string, string>>;
  readonly closingNumber: (number: number) => string;
  readonly rate: (rate: number) => string;
}

export const dayDe: DayWords = {
  title: 'Tag',
  tabs: { cash: 'Kasse', closing: 'Abschluss', archive: 'Archiv' },
  kinds: {
    openingFloat: 'Wechselgeld',
    cashIn: 'Einlage',
    cashOut: 'Entnahme',
    pettyCashExpense: 'Ausgabe',
    bankDeposit: 'Bankeinzahlung',
    privateDeposit: 'Privateinlage',
    privateWithdrawal: 'Privatentnahme',
    wages: 'Lohnzahlung',
    tipPayout: 'Trinkgeld ausgezahlt',
    difference: 'Kassendifferenz',
    carriedFloat: 'Übertrag',
    sale: 'Verkauf',
  },
  text: {
    expected: 'Das muss jetzt in der Lade sein',
    book: 'Geld bewegen',
    amount: 'Betrag',
    reason: 'Wofür?',
    movement: 'Art',
    bookNow: 'Buchen',
    noMovements: 'Noch keine Kassenbewegung.',
    openSales: 'Offene Verkäufe',
    openSalesHint: 'Erst kassieren oder abbrechen, dann abschließen.',
    settled: 'Alle Verkäufe sind abgeschlossen.',
    cards: 'Kartenzahlungen der Kasse',
    cardsHint: 'Summe vom Kassenschnitt des Terminals, wenn es einen gibt',
    terminalSum: 'Summe des Terminals',
    count: 'Lade zählen',
    pieces: 'Stück',
    counted: 'Gezählt',
    difference: 'Differenz',
    bank: 'Zur Bank',
    float: 'Bleibt als Wechselgeld',
    close: 'Tag abschließen',
    closing: 'Der Tag wird abgeschlossen …',
    noClosings: 'Noch kein Tagesabschluss.',
    turnover: 'Umsatz',
    outages: 'TSE-Ausfälle an diesem Tag',
    figures: 'Der Tag bis jetzt',
    print: 'Z-Bon drucken',
    printing: 'Der Z-Bon wird gedruckt …',
    printDone: 'Der Z-Bon ist gedruckt.',
    printFailed: 'Der Z-Bon wurde nicht gedruckt. Der Abschluss ist gespeichert.',
    printUnknown: 'Ob der Z-Bon gedruckt wurde, ist nicht bekannt. Der Abschluss ist gespeichert.',
    exportAll: 'DSFinV-K aller Abschlüsse',
    exportOne: 'DSFinV-K dieses Abschlusses',
    all: 'Alle Abschlüsse',
  },
  payments: {
    Bar: 'Bar',
    Unbar: 'Karte',
    ECKarte: 'EC-/Debitkarte',
    Kreditkarte: 'Kreditkarte',
    ElZahlungsdienstleister: 'Bezahldienst',
    Guthabenkarte: 'Guthabenkarte',
    Keine: 'Ohne Zahlung',
  },
  closingNumber: (number) => `Abschluss ${number}`,
  rate: (rate) => `davon ${rate} % MwSt.`,
};

export const dayEn: DayWords = {
  title: 'Day',
  tabs: { cash: 'Cash', closing: 'Closing', archive: 'Archive' },
  kinds: {
    openingFloat: 'Float',
    cashIn: 'Cash in',
    cashOut: 'Cash out',
    pettyCashExpense: 'Expense',
    bankDeposit: 'Bank deposit',
    privateDeposit: 'Private deposit',
    privateWithdrawal: 'Private withdrawal',
    wages: 'Wages',
    tipPayout: 'Tip paid out',
    difference: 'Difference',
    carriedFloat: 'Carried over',
    sale: 'Sale',
  },
  text: {
    expected: 'This must be in the drawer now',
    book: 'Move money',
    amount: 'Amount',
    reason: 'What for?',
    movement: 'Kind',
    bookNow: 'Book',
    noMovements: 'No cash has moved yet.',
    openSales: 'Open sales',
    openSalesHint: 'Take the money or cancel them first, then close.',
    settled: 'All sales are settled.',
    cards: 'Card payments of the till',
    cardsHint: 'Sum of the terminal’s own end of day, if there is one',
    terminalSum: 'Sum of the terminal',
    count: 'Count the drawer',
    pieces: 'Pieces',
    counted: 'Counted',
    difference: 'Difference',
    bank: 'To the bank',
    float: 'Stays as float',
    close: 'Close the day',
    closing: 'Closing the day …',
    noClosings: 'No daily closing yet.',
    turnover: 'Turnover',
    outages: 'Outages of the TSE on this day',
    figures: 'The day so far',
    print: 'Print Z receipt',
    printing: 'The Z receipt is being printed …',
    printDone: 'The Z receipt is printed.',
    printFailed: 'The Z receipt was not printed. The closing is stored.',
    printUnknown: 'Nobody knows whether the Z receipt was printed. The closing is stored.',
    exportAll: 'DSFinV-K of all closings',
    exportOne: 'DSFinV-K of this closing',
    all: 'All closings',
  },
  payments: {
    Bar: 'Cash',
    Unbar: 'Card',
    ECKarte: 'Debit card',
    Kreditkarte: 'Credit card',
    ElZahlungsdienstleister: 'Payment service',
    Guthabenkarte: 'Prepaid card',
    Keine: 'No payment',
  },
  closingNumber: (number) => `Closing ${number}`,
  rate: (rate) => `of that at ${rate} % VAT`,
};
