import type { CardGroup } from '../protocol/totals.ts';

/** A card in somebody's hand. */
export interface Card {
  readonly name: string;
  /** BMP 8A (PA00P015, chapter 12). */
  readonly cardType: number;
  readonly group: CardGroup;
  readonly pan: string;
  /** YYMM. */
  readonly expiry: string;
  readonly sequence: number;
  readonly pin: string;
  /** More than this the bank does not pay out. */
  readonly limitCents?: number;
  /** The bank refuses it with this host code (01 to 63 hex). */
  readonly refusedWith?: number;
}

const card = (name: string, cardType: number, group: CardGroup, pan: string): Card => ({
  name,
  cardType,
  group,
  pan,
  expiry: '2912',
  sequence: 1,
  pin: '1234',
});

/** Cards that never existed; change one by `{ ...CARDS.girocard, limitCents: 500 }`. */
export const CARDS = {
  girocard: card('girocard', 5, 'girocard', '6725999999990004281'),
  maestro: card('MAESTRO', 46, 'others', '6799999999990004281'),
  mastercard: card('Mastercard', 6, 'Mastercard', '5555999999994281'),
  visa: card('VISA', 10, 'Visa', '4111999999991111'),
  vpay: card('V PAY', 13, 'Visa', '4822999999991111'),
  amex: card('AMERICAN EXPRESS', 8, 'American Express', '374599999991005'),
  diners: card('DINERS', 12, 'Diners', '36999999990008'),
  jcb: card('JCB', 14, 'JCB', '3566999999990505'),
} as const satisfies Readonly<Record<string, Card>>;

/** The PAN as a terminal may tell it: all but the last four digits masked. */
export function maskedPan({ pan }: Card): string {
  return 'E'.repeat(pan.length - 4) + pan.slice(-4);
}
