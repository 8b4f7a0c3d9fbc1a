import type { PaperItem } from '../../src/peripherals/layout/lay-out.ts';
import type { CardKind } from '../../src/till/card-kind.ts';
import type { Amount, Tone } from './state-basics.ts';

export interface CatalogueState {
  readonly categories: readonly { readonly id: string; readonly name: string; readonly tiles: readonly Tile[] }[];
  readonly staff: readonly { readonly id: string; readonly name: string; readonly shortName: string }[];
}

/** One key of a tile; where the price is free the cashier types it. */
export interface TileChoice {
  readonly articleId: string;
  readonly label?: string;
  readonly price: Amount;
  readonly isFreePrice?: boolean;
}

/** One service or product; its variants (hair length …) stand side by side on it. */
export interface Tile {
  readonly number: string;
  readonly name: string;
  readonly choices: readonly TileChoice[];
}

export interface SaleState {
  readonly id: string;
  readonly lines: readonly LineState[];
  readonly total: Amount;
  /** What is still to be paid, once something was paid. */
  readonly due?: Amount;
  readonly isTraining: boolean;
  /** Whether the server has all of it. */
  readonly isStored: boolean;
}

export interface LineState {
  readonly id: string;
  readonly articleId: string;
  readonly text: string;
  readonly staffName: string;
  readonly quantity: number;
  readonly amount: Amount;
  readonly state: 'stored' | 'sending' | 'waiting';
  /** "wird gespeichert …", "noch nicht gespeichert"; empty when stored. */
  readonly note: string;
}

export interface PaymentState {
  /** What is still to be paid; negative when the customer gets money. */
  readonly total: Amount;
  /** What was paid of the sale already. */
  readonly paid?: Amount;
  readonly tendered: string;
  readonly change?: Amount;
  readonly missing?: Amount;
  readonly problem?: string;
  readonly quickAmounts: readonly { readonly cents: number; readonly text: string; readonly isExact: boolean }[];
  readonly phase: 'entering' | 'sending' | 'unclear';
  /** What is going on, in words, while the cashier waits. */
  readonly progress?: string;
  readonly canConfirm: boolean;
}

/** The card payment screen: what is happening, in words, and what can be done about it. */
export interface CardState {
  readonly mode: 'by-hand' | 'terminal';
  readonly phase: 'by-hand' | 'running' | 'unclear' | 'declined' | 'failed';
  readonly amount: Amount;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** What usually is the cause, where the terminal was not reached. */
  readonly checks: readonly string[];
  readonly isBusy: boolean;
  readonly canCancel: boolean;
  readonly canAskAgain: boolean;
  readonly canDecide: boolean;
  /** How to find out without the terminal's help. */
  readonly decisionText: string;
  readonly canTryAgain: boolean;
  readonly canGoByHand: boolean;
  readonly canConfirm: boolean;
  /** By hand: what the card may have been. */
  readonly kinds: readonly { readonly kind: CardKind; readonly text: string; readonly isChosen: boolean }[];
  readonly canLeave: boolean;
}

export interface ReceiptState {
  readonly number: number;
  readonly title: string;
  readonly kind: 'sale' | 'cancellation' | 'training';
  readonly lines: readonly ReceiptLineState[];
  readonly canCancel: boolean;
  readonly total: Amount;
  readonly tendered: Amount;
  readonly change: Amount;
  /** Laid out for the salon's paper, as it comes out of the printer. */
  readonly paper?: { readonly columns: number; readonly widthDots: number; readonly items: readonly PaperItem[] };
  /** TSE code of the receipt, to be shown as a QR code. */
  readonly qr?: string;
  /** Where the customer's own device finds the receipt; shown as a QR code (LAW-11). */
  readonly link?: string;
  readonly isOutage: boolean;
  readonly outageText?: string;
}

/** A line of a finished receipt; goods and services can come back. */
export interface ReceiptLineState {
  readonly lineId: string;
  readonly text: string;
  readonly quantity: number;
  readonly amount: Amount;
  readonly canReturn: boolean;
}

export interface PrintingState {
  readonly state: 'printing' | 'done' | 'failed' | 'unknown' | 'not-set-up' | 'on-request';
  readonly tone: Tone;
  readonly isCopy: boolean;
  readonly cause?: string;
  readonly title: string;
  readonly text: string;
  /** Words on the button; missing while it makes no sense. */
  readonly again?: string;
}

export interface DrawerHint {
  readonly tone: Tone;
  readonly text: string;
  /** The cashier may open it again from here. */
  readonly canOpen: boolean;
  /** It opens by key, and that can be noted in the journal (PH-17). */
  readonly canNote: boolean;
}

export interface ParkedSale {
  readonly id: string;
  readonly text: string;
  readonly total: Amount;
}
