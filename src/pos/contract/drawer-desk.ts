/** The drawer at the till, beside selling. */
export interface DrawerDesk {
  /** Opens it again after a payment at which it stayed shut. */
  openAgain(): Promise<void>;
  /** Opens it without a sale, for a reason that the cashier types; an empty one is typed as such. */
  openWithoutSale(reason: string): Promise<void>;
  /** Notes that it was opened with the key. */
  noteOpenedByKey(): Promise<void>;
  /** Switches on or off that the till's page kicks the drawer with its print job; only a POS beyond the plain cloud has that. */
  allowKickByPage(isAllowed: boolean): Promise<void>;
  /** Money in or out without a sale; tips are paid out by `till.trade`. */
  move(kind: 'cash-in' | 'cash-out', amount: string, reason: string): Promise<void>;
  /** What the POS's journal says about the drawer, oldest first; needs somebody who may read it. */
  journal(): Promise<readonly DrawerJournalEntry[]>;
}

/** One entry of the journal, in the words of the trade. */
export interface DrawerJournalEntry {
  /** ISO 8601, to the second or finer. */
  readonly at: string;
  readonly user: string;
  readonly text: string;
  readonly reason: string;
}
