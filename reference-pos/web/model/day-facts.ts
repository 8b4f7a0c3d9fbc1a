import type { Problem } from './facts.ts';
import type { ReceiptDocument } from './wire.ts';

export type DayTab = 'cash' | 'closing' | 'archive';

/** Kinds of cash movement that a person books at the page. */
export const movementKinds = [
  'openingFloat',
  'cashIn',
  'cashOut',
  'pettyCashExpense',
  'bankDeposit',
  'privateDeposit',
  'privateWithdrawal',
  'wages',
] as const;

export type MovementKind = (typeof movementKinds)[number];

export interface WireMovement {
  readonly number: number;
  readonly kind: string;
  readonly amountCents: number;
  readonly reason: string;
  /** Of a sale. */
  readonly receiptNumber?: number;
  readonly at: string;
  readonly by: string;
}

export interface WireSums {
  readonly turnoverCents: number;
  readonly vat: readonly { readonly rate: number; readonly grossCents: number; readonly taxCents: number }[];
  readonly payments: readonly { readonly type: string; readonly name: string; readonly cents: number }[];
}

export interface WireNextClosing {
  readonly number: number;
  readonly openSales: readonly { readonly id: string; readonly totalCents: number }[];
  readonly expectedCents: number;
  readonly cardCents: number;
  readonly sums: WireSums;
  readonly outages: readonly { readonly text: string; readonly startedAt: string }[];
}

export interface WireClosing {
  readonly number: number;
  readonly closedAt: string;
  readonly closedByName: string;
  readonly sums: WireSums;
  readonly cash: {
    readonly countedCents: number;
    readonly differenceCents: number;
    readonly bankDepositCents: number;
    readonly carriedCents: number;
  };
}

/** What the pages of the day know. */
export interface DayFacts {
  readonly tab: DayTab;
  readonly expectedCents?: number;
  /** Movements of the whole cash book, newest first. */
  readonly movements: readonly WireMovement[];
  readonly next?: WireNextClosing;
  /** Newest first. */
  readonly closings: readonly WireClosing[];
  readonly shown?: { readonly closing: WireClosing; readonly document?: ReceiptDocument };
  readonly isBusy: boolean;
  readonly problem?: Problem;
  /** What was asked for and not answered yet: pressed again, it is the same request (LAW-23). */
  readonly order?: ClosingOrder;
  readonly print?: { readonly number: number; readonly state: 'printing' | 'done' | 'failed' | 'unknown' };
}

export interface ClosingOrder {
  readonly key: string;
  readonly number?: number;
  readonly count: Readonly<Record<string, number>>;
  readonly bankDeposit?: string;
  readonly cardSum?: string;
}

export interface ClosingEntry {
  /** Made by the caller where the same request may be sent again later; otherwise made here. */
  readonly key?: string;
  readonly count: Readonly<Record<string, number>>;
  readonly bankDeposit?: string;
  readonly cardSum?: string;
}

export interface MovementEntry {
  readonly kind: MovementKind;
  readonly amount: string;
  readonly reason: string;
}
