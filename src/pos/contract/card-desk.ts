import type { Place, SeenEndpoint } from '../contract.ts';

/** How the POS reaches the salon's card terminal; missing where it stands beside the till and is worked by hand. */
export type TerminalAccess =
  | { readonly kind: 'tcp'; readonly password: string; readonly endpoint: (from: Place) => Promise<SeenEndpoint> }
  | { readonly kind: 'serial'; readonly path: string; readonly password: string };

/** Taking cards at the till. Refusals are seen on the screen. */
export interface CardDesk {
  /** Presses "card": the terminal gets what is due. */
  pay(): Promise<void>;
  /** Presses "card, by hand": the till shows the amount to be typed at the terminal. */
  payByHand(): Promise<void>;
  /** Presses "terminal approved". */
  confirmApproved(): Promise<void>;
  /** Cancels the payment that is running. */
  cancel(): Promise<void>;
  /** Presses "ask the terminal again". */
  askAgain(): Promise<void>;
  /** The cashier has read from the terminal's slip what became of an unclear payment. */
  decide(wasPaid: boolean): Promise<void>;
  /** Goes back to the payment screen, to pay in another way. */
  chooseOtherMethod(): Promise<void>;
  /** Presses the test button of the terminal. */
  test(): Promise<void>;
  screen(): Promise<CardScreen>;
  /** Card payments as the POS has recorded them. */
  export(): Promise<readonly ExportedCardPayment[]>;
  /** Closing: types the terminal's end-of-day sum by hand; what the till says of it. */
  compareTyped(sum: string): Promise<CardComparison>;
  /** Closing: starts the terminal's Kassenschnitt and compares. */
  compareByTerminal(): Promise<CardComparison>;
}

/** What stands on the card payment screen. */
export interface CardScreen {
  readonly phase: 'none' | 'by-hand' | 'running' | 'unclear' | 'declined' | 'failed' | 'paid';
  /** State of the terminal or what happened, in the words of the page. */
  readonly text: string;
  /** The amount as it stands there in large figures. */
  readonly amount: string;
  readonly offers: readonly ('by-hand' | 'cancel' | 'ask-again' | 'decide' | 'other-method')[];
}

export interface ExportedCardPayment {
  readonly state: 'asking' | 'unknown' | 'recorded' | 'declined' | 'returned';
  readonly amountCents: number;
  /** All that the card was charged, a tip included. */
  readonly chargedCents: number;
  readonly isManual: boolean;
  /** Of the POS; missing while the sale is open. */
  readonly saleReceipt?: number;
  readonly terminalReceipt?: number;
  readonly trace?: number;
  readonly authorisation?: string;
  readonly cardName?: string;
  readonly maskedCard?: string;
  readonly slips: readonly (readonly string[])[];
}

/** Card payments on record against what the terminal says. */
export interface CardComparison {
  readonly outcome: 'equal' | 'different' | 'failed' | 'unknown';
  readonly tillCents: number;
  readonly terminalCents?: number;
  readonly differenceCents?: number;
  readonly text: string;
}
