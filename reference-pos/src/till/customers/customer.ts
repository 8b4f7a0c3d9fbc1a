/** Somebody whose card is kept. Times are Unix milliseconds. */
export interface Customer {
  readonly id: string;
  /** Number of the card, from 1001. */
  readonly number: number;
  readonly name: string;
  /** As written on the card; any number of them. */
  readonly phones: readonly string[];
  /** Colour formula in short; what the stylist wants to know before picking up. */
  readonly formula?: string;
  readonly note?: string;
  /** Why this customer gets no appointment before somebody has talked to them. */
  readonly blockedBecause?: string;
  readonly lastVisit?: { readonly atMs: number; readonly text: string };
}

/** An agreed time. Agreeing one is no business transaction and never goes to the TSE. */
export interface Appointment {
  readonly id: string;
  readonly customerId: string;
  readonly startsAtMs: number;
  readonly text: string;
  readonly staffId: string;
}
