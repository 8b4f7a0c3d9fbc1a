import type { SaleLine } from './line.ts';
import type { Payment } from './payment.ts';

export type SaleState = 'open' | 'finishing' | 'finished' | 'cancelled';

/** `cancellation` takes a finished receipt back; `training` is practice and counts nowhere (LAW-34). */
export type SaleKind = 'sale' | 'cancellation' | 'training';

export interface Sale {
  readonly id: string;
  readonly kind: SaleKind;
  readonly state: SaleState;
  readonly openedAtMs: number;
  readonly openedBy: string;
  /** The receipt that a cancellation takes back, and why. */
  readonly cancels?: number;
  readonly reason?: string;
  /** Who owes the sale when it goes on account. */
  readonly customerName?: string;
  /** All lines ever entered, voided ones too, in the order of entry. */
  readonly allLines: readonly SaleLine[];
  /** All payments ever asked for, in that order. */
  readonly payments: readonly Payment[];
  readonly receiptNumber?: number;
}

export function activeLines(sale: Sale): readonly SaleLine[] {
  return sale.allLines.filter((line) => line.voidedAtMs === undefined);
}

export function totalCents(sale: Sale): number {
  return activeLines(sale).reduce((sum, line) => sum + line.totalCents, 0);
}

export function recordedPayments(sale: Sale): readonly Payment[] {
  return sale.payments.filter((payment) => payment.state === 'recorded');
}

export function paidCents(sale: Sale): number {
  return recordedPayments(sale).reduce((sum, payment) => sum + payment.amountCents, 0);
}

/** What is still to be paid; negative when the customer gets money. */
export function dueCents(sale: Sale): number {
  return totalCents(sale) - paidCents(sale);
}
