import type { CashCount } from '../../till/cash-count.ts';
import type { SalonMasterData } from '../../till/salon.ts';
import type { BookSums } from '../books/add-up.ts';

/** What somebody enters when closing the day. */
export interface ClosingWish {
  readonly key: string;
  /** The number this closing shall get; guards against two people closing the same day twice. */
  readonly number?: number;
  readonly count: CashCount;
  /** Of the counted cash: what is taken to the bank. The rest stays as the float of the next day. */
  readonly bankDepositCents: number;
  /** Sum of the card terminal's own end of day, as the cashier read it or as the terminal said. */
  readonly cardSum?: CardSum;
}

export interface CardSum {
  readonly cents: number;
  readonly source: 'entered' | 'terminal';
}

/** A finished daily closing: everything the Z receipt says and every master data row of its export, as they were then. */
export interface Closing {
  readonly number: number;
  readonly key: string;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly closedByName: string;
  /** Day it is booked on, `2026-11-24`. */
  readonly businessDay: string;
  /** Bons it holds, by BON_NR, both included. */
  readonly firstBon: number;
  readonly lastBon: number;
  readonly sums: BookSums;
  readonly cash: {
    /** Expected before anything was booked by this closing. */
    readonly expectedCents: number;
    readonly count: CashCount;
    readonly countedCents: number;
    readonly differenceCents: number;
    readonly bankDepositCents: number;
    readonly carriedCents: number;
  };
  /** Card payments of the till beside the terminal's sum, if that is known (PH-10, PH-16). */
  readonly cards: { readonly tillCents: number; readonly terminal?: CardSum };
  /** Outages of the TSE that touched this day. */
  readonly outages: readonly ClosingOutage[];
  /** Transactions that the TSE still held open when the day was closed; `unknown` when it could not be asked (TSE-06). */
  readonly openTransactions: number | 'unknown';
  readonly master: ClosingMasterData;
}

export interface ClosingOutage {
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly cause: string;
  readonly text: string;
}

/** Master data as they were when the day was closed; later changes never reach an old export. */
export interface ClosingMasterData {
  readonly business: SalonMasterData;
  readonly register: {
    readonly brand: string;
    readonly model: string;
    readonly softwareBrand: string;
    readonly softwareVersion: string;
  };
  readonly tses: readonly KnownTse[];
  readonly vat: readonly { readonly key: number; readonly rate: number; readonly text: string }[];
}

/** A TSE this register has used; `id` is TSE_ID of the exports. */
export interface KnownTse {
  readonly id: number;
  readonly serialNumber: string;
  readonly signatureAlgorithm: string;
  readonly timeFormat: string;
  /** Uncompressed point, base64. */
  readonly publicKey: string;
  /** DER, base64; empty when the TSE has not handed it out. */
  readonly certificate: string;
}
