/** What a sale needs besides articles and cash, and the corrections of finished receipts. Refusals are seen on the screen. */
export interface TradeDesk {
  /** Enters an article whose amount the cashier types: a voucher, a deposit. */
  addLineOf(article: string, amount: string): Promise<void>;
  /** Sells an article at another price; the reason as typed, perhaps empty. */
  addLineAt(article: string, price: string, reason: string): Promise<void>;
  /** Pays a part of what is due; in cash with what was handed over, or by a card that the terminal has approved. */
  payPart(method: 'cash' | 'card', amount: string, given?: string): Promise<void>;
  /** Pays everything that is still due by a card that the terminal has approved. */
  payRestByCard(): Promise<void>;
  redeemVoucher(number: string, amount?: string): Promise<void>;
  settleDeposit(receiptNumber: number): Promise<void>;
  takeOnAccount(customer: string): Promise<void>;
  /** Begins the sale in which a customer pays what was on account. */
  collectClaim(receiptNumber: number): Promise<void>;
  /** A tip on the bill, as an amount or as the total with it. */
  addTip(staff: string, tip: { readonly amount: string } | { readonly totalWithTip: string }): Promise<void>;
  /** Takes something off the line at that position, or off everything. */
  giveDiscount(percent: number, reason: string, position?: number): Promise<void>;
  cancelReceipt(number: number, reason: string): Promise<void>;
  /** Takes a line of a finished receipt back, into a sale that pays money, or for a complaint voucher. */
  returnLine(receiptNumber: number, position: number, pays: 'money' | 'voucher'): Promise<void>;
  setTraining(isOn: boolean): Promise<void>;
  /** Stops selling that kind of voucher. */
  withdrawVoucherKind(article: string): Promise<void>;
  /** Tries to change how a finished receipt was paid; whether the POS did it. */
  tryToChangePayment(receiptNumber: number, method: 'cash' | 'card'): Promise<boolean>;
  /** Tries to change or delete a finished receipt in every way the POS's interface has; the ways in which it did so. */
  tryToAlterReceipt(receiptNumber: number): Promise<readonly string[]>;
  /** Pays tips out of the drawer. */
  payOutTip(staff: string, amount: string): Promise<void>;
  tipsOwed(): Promise<readonly { readonly staff: string; readonly cents: number }[]>;
  /** What the POS says is left on a voucher; undefined when it knows none of that number. */
  voucherLeftCents(number: string): Promise<number | undefined>;
  /** What the POS's own check of its records finds: nothing when nobody has tampered with them. */
  checkRecords(): Promise<readonly string[]>;
}
