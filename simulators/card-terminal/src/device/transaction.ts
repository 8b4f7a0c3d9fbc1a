import type { CardGroup, Totals } from '../protocol/totals.ts';

export type TransactionKind = 'payment' | 'reversal' | 'refund' | 'end-of-day' | 'turnover-totals';
export type CardEntry = 'contactless' | 'chip' | 'stripe';

/** What a terminal keeps of a card. */
export interface CardData {
  readonly name: string;
  readonly cardType: number;
  readonly group: CardGroup;
  readonly maskedPan: string;
  readonly expiry: string;
  readonly sequence: number;
  readonly entry: CardEntry;
  readonly hasPin: boolean;
}

/** One transaction of a terminal, as plain data; it lies on its disk like this. */
export interface Transaction {
  readonly kind: TransactionKind;
  /** Reference at the payment host. */
  readonly id: string;
  readonly via: 'ecr' | 'hand';
  readonly amountCents: number;
  readonly tipCents: number;
  /** 0 while nothing was approved. */
  readonly receiptNumber: number;
  readonly trace: number;
  /** Unix milliseconds. */
  readonly at: number;
  /** BMP 27: 0 is fine. */
  readonly result: number;
  readonly text: string | undefined;
  readonly card: CardData | undefined;
  readonly originalTrace: number | undefined;
  readonly isReversed: boolean;
  readonly totals: Totals | undefined;
  /** TLV 1F04 of the command: which slips are wanted; undefined leaves it to the terminal. */
  readonly receiptOptions?: number;
}
