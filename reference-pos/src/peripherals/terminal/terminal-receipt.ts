import type { CardKind } from '../../till/card-kind.ts';

/** What a terminal reports for the receipt (PH-14). The card number is masked before it gets here. */
export interface TerminalReceiptData {
  readonly receiptNumber: number;
  readonly trace: number;
  readonly terminalId?: string;
  readonly contractNumber?: string;
  /** Genehmigungsnummer. */
  readonly authorisation?: string;
  readonly cardName?: string;
  /** Missing where the terminal does not tell, or tells a card that this till does not know. */
  readonly cardKind?: CardKind;
  /** All but the last four digits are `#`. */
  readonly maskedCard?: string;
  readonly entry?: 'chip' | 'contactless' | 'stripe';
  /** How the card holder proved who they are. */
  readonly check?: 'none' | 'signature' | 'pin';
  /** HHMMSS and MMDD by the terminal's own clock. */
  readonly time?: string;
  readonly date?: string;
}

/** One slip as the terminal wants it printed. */
export interface CardSlip {
  readonly kind: 'customer' | 'merchant' | 'administration';
  readonly lines: readonly string[];
}
