/** The cash book, the daily closing and the reports of the day. Refusals are told in the words of the till. */
export interface DayDesk {
  /** Books money that moves without a customer. */
  move(kind: CashMovement, amount: string, reason: string): Promise<Refusal>;
  /**
   * Closes the day with what was counted: pieces per coin or note, by its value in cents. `bankDeposit` is taken to the bank,
   * the rest stays as the float; `cardSum` is the terminal's own sum as the cashier types it.
   */
  close(count: Readonly<Record<number, number>>, more?: ClosingWishes): Promise<Refusal>;
  /** Presses "close" once more as if the first answer had not come: same count, same request. */
  repeatClose(): Promise<Refusal>;
  /** Tries to close again as the day with that number, from another screen that was not loaded anew. */
  closeAs(number: number, count: Readonly<Record<number, number>>): Promise<Refusal>;
  /** Looks up what must be in the drawer, from the sale screen: how many taps that takes, and what stands there (LAW-22). */
  lookAtCash(): Promise<{ readonly taps: number; readonly cents: number }>;
  /** The report in between (X): what the open day adds up to; it changes nothing. */
  interimReport(): Promise<DaySums>;
  /** All daily closings (Z), lowest number first. */
  closings(): Promise<readonly ExportedClosing[]>;
  /** Tries to change or delete a daily closing in every way the POS's interface has; the ways in which it did so. */
  tryToAlterClosing(number: number): Promise<readonly string[]>;
  /** The same for the newest movement of the cash book. */
  tryToAlterMovement(): Promise<readonly string[]>;
  /** Prints the Z receipt of a closing once more. */
  printClosing(number: number): Promise<Refusal>;
}

/** What the till said when it would not; nothing when it did. */
export type Refusal = string | undefined;

export interface ClosingWishes {
  readonly bankDeposit?: string;
  readonly cardSum?: string;
}

/** Ways in which cash moves without a customer; what a closing books by itself and tips paid out are not among them. */
export type CashMovement =
  | 'opening float'
  | 'cash in'
  | 'cash out'
  | 'expense'
  | 'bank deposit'
  | 'private deposit'
  | 'private withdrawal'
  | 'wages';

export interface DaySums {
  /** Gross: what was sold, each amount once; tips to staff and multi-purpose vouchers are none. */
  readonly turnoverCents: number;
  /** Cash that came in less cash that went out, the float included. */
  readonly cashCents: number;
  readonly vat: readonly {
    readonly rate: number;
    readonly grossCents: number;
    readonly netCents: number;
    readonly taxCents: number;
  }[];
  /** By ZAHLART_TYP of the DSFinV-K. */
  readonly payments: readonly { readonly type: string; readonly cents: number }[];
  /** By GV_TYP of the DSFinV-K. */
  readonly businessCases: readonly { readonly type: string; readonly cents: number }[];
}

export interface ExportedClosing extends DaySums {
  readonly number: number;
  readonly closedAt: string;
  readonly receipts?: { readonly first: number; readonly last: number };
  readonly expectedCents: number;
  readonly countedCents: number;
  readonly differenceCents: number;
  readonly bankDepositCents: number;
  readonly floatCents: number;
  readonly cards: { readonly tillCents: number; readonly terminalCents?: number };
}
