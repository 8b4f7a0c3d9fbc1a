import type { TerminalFailure } from './terminal-failure.ts';
import type { CardSlip, TerminalReceiptData } from './terminal-receipt.ts';

/** What the terminal is doing, for the cashier; `text` is a sentence (German). */
export interface TerminalProgress {
  readonly phase: TerminalPhase;
  readonly text: string;
}

export type TerminalPhase = 'connecting' | 'card' | 'pin' | 'tip' | 'host' | 'remove-card' | 'busy';

/** A payment the terminal has booked. `amountCents` is all that the card was charged, the tip in it included. */
export interface CardApproval extends TerminalReceiptData {
  readonly amountCents: number;
  readonly tipCents: number;
  readonly slips: readonly CardSlip[];
}

/**
 * What became of a payment. `approved`: the terminal said so and closed the dialogue. `declined`: nothing was charged.
 * `not-started`: the terminal never got the amount. `unknown`: it may have charged; only its last result tells.
 */
export type CardOutcome =
  | { readonly outcome: 'approved'; readonly approval: CardApproval }
  | {
      readonly outcome: 'declined' | 'not-started' | 'unknown';
      readonly cause: TerminalFailure;
      readonly text: string;
      /** What the wire said, for the log. */
      readonly detail?: string;
      /** The slip of a decline, where the terminal sent one. */
      readonly slips?: readonly CardSlip[];
    };

/** The newest transaction in the terminal's memory, as far as a payment can be told by it. */
export interface LastTransaction {
  /** Result 0 and not reversed. */
  readonly isApproved: boolean;
  readonly amountCents: number;
  readonly receiptNumber: number;
  readonly trace: number;
  readonly approval: CardApproval;
}

/** `hidden`: the terminal answers and does not tell (some do so while it may be worked by hand). */
export type LastResult =
  | { readonly state: 'known'; readonly last: LastTransaction }
  | { readonly state: 'none' }
  | { readonly state: 'hidden' }
  | { readonly state: 'unreachable'; readonly cause: TerminalFailure; readonly text: string; readonly detail?: string };

/** Where the terminal's counters stood before a payment; what comes after it is told by them. */
export type Baseline =
  | { readonly state: 'known'; readonly receiptNumber: number; readonly trace: number }
  | { readonly state: 'none' }
  | { readonly state: 'hidden' };

export interface AuthoriseRequest {
  /** Key of the payment; the same one is never sent to a terminal twice. */
  readonly id: string;
  readonly amountCents: number;
}

/** Called while a payment runs; each must have stored what it is told when it returns. */
export interface AuthoriseHooks {
  readonly onProgress: (progress: TerminalProgress) => void;
  /** Just before the amount goes out. Throwing keeps it from going out. */
  readonly onAsking: (baseline: Baseline) => void | Promise<void>;
}

export interface Authorisation {
  readonly outcome: Promise<CardOutcome>;
  /** Asks the terminal to stop; whether it does is told by the outcome. */
  cancel(): void;
}

export interface EndOfDayTotals {
  /** What the terminal adds up: payments less refunds, in cents. */
  readonly sumCents: number;
  readonly count: number;
  readonly firstReceipt: number;
  readonly lastReceipt: number;
  readonly groups: readonly { readonly name: string; readonly count: number; readonly sumCents: number }[];
  readonly slips: readonly CardSlip[];
}

export type EndOfDayOutcome =
  | { readonly outcome: 'done'; readonly totals: EndOfDayTotals }
  | {
      readonly outcome: 'failed' | 'unknown';
      readonly cause: TerminalFailure;
      readonly text: string;
      readonly detail?: string;
    };

/** State of the terminal as the till shows it. */
export interface TerminalState {
  readonly atMs: number;
  readonly isReady: boolean;
  readonly cause?: TerminalFailure;
  readonly text: string;
  readonly terminalId?: string;
}

/** A card terminal, whatever its language. Nothing throws for the device's sake; one act at a time. */
export interface CardTerminal {
  authorise(request: AuthoriseRequest, hooks: AuthoriseHooks): Authorisation;
  /** What the terminal did last: the way out of every doubt. Changes nothing there. */
  lastResult(): Promise<LastResult>;
  /** Takes back a payment that is not closed yet. */
  reverse(request: { readonly id: string; readonly receiptNumber: number }): Promise<CardOutcome>;
  /** Kassenschnitt. */
  endOfDay(request: { readonly id: string }): Promise<EndOfDayOutcome>;
  /** The sums of the last Kassenschnitt once more, after a lost answer. */
  lastEndOfDay(): Promise<EndOfDayOutcome>;
  state(): Promise<TerminalState>;
  /** The last receipt's slips once more. */
  repeatReceipt(): Promise<readonly CardSlip[]>;
}
