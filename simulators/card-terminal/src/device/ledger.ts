export type LedgerKind = 'authorisation' | 'capture' | 'reversal' | 'refund' | 'decline';

/** One line in the books of the payment host. */
export interface LedgerEntry {
  readonly at: number;
  readonly kind: LedgerKind;
  /** The transaction it is about; a reversal carries the id of what it undoes. */
  readonly id: string;
  readonly terminalId: string;
  readonly amountCents: number;
  readonly receiptNumber: number;
  readonly trace: number;
}

/** Money that moved and stayed moved; a refund counts below zero. */
export interface Charge {
  readonly id: string;
  readonly amountCents: number;
  readonly receiptNumber: number;
  readonly trace: number;
}

/** What the card holders were charged in the end: captures and refunds that nobody reversed. */
export function chargesOf(ledger: readonly LedgerEntry[]): readonly Charge[] {
  const reversed = new Set(ledger.filter(({ kind }) => kind === 'reversal').map(({ id }) => id));
  return ledger
    .filter(({ kind, id }) => (kind === 'capture' || kind === 'refund') && !reversed.has(id))
    .map(({ kind, id, amountCents, receiptNumber, trace }) => ({
      id,
      amountCents: kind === 'refund' ? -amountCents : amountCents,
      receiptNumber,
      trace,
    }));
}

/** What a cash register believes was paid by card. */
export interface BookedPayment {
  readonly amountCents: number;
  readonly receiptNumber: number;
}

export interface LedgerComparison {
  /** Charged, and no sale was paid by it: a double charge, or a payment that the register lost. */
  readonly chargedNotBooked: readonly Charge[];
  /** A sale counts as paid, and nobody was charged. */
  readonly bookedNotCharged: readonly BookedPayment[];
}

/** Holds a register's books against the ledger: both lists must be empty. */
export function compareBooks(ledger: readonly LedgerEntry[], booked: readonly BookedPayment[]): LedgerComparison {
  const left = [...booked];
  const chargedNotBooked = chargesOf(ledger).filter(({ amountCents, receiptNumber }) => {
    const at = left.findIndex((one) => one.amountCents === amountCents && one.receiptNumber === receiptNumber);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { chargedNotBooked, bookedNotCharged: left };
}
