import type { CardKind } from './card-kind.ts';
import { formatCents } from './money.ts';
import { PosError } from './pos-error.ts';
import { activeLines, dueCents, type Sale } from './sale.ts';

export type PaymentMethod = 'cash' | 'card';

/**
 * `asking`: a terminal was told the amount and has not answered. `unknown`: its answer was lost; money may have moved.
 * Both hold the sale until they are settled. Only `recorded` has been paid; `declined` and `returned` have not.
 */
export type PaymentState = 'asking' | 'unknown' | 'recorded' | 'declined' | 'returned';

/** Money that moved, or may have moved, for a sale; negative when it goes to the customer. */
export interface Payment {
  /** Made by the client; a repeated request finds what the first one did (CK-07). */
  readonly key: string;
  readonly saleId: string;
  readonly method: PaymentMethod;
  readonly state: PaymentState;
  readonly amountCents: number;
  /** Cash: what was handed over, and what went back of it. Otherwise the amount and 0. */
  readonly tenderedCents: number;
  readonly changeCents: number;
  readonly askedAtMs: number;
  readonly by: string;
  readonly settledAtMs?: number;
  /** Card: which kind, when the terminal or the cashier said so. */
  readonly cardKind?: CardKind;
  readonly details: PaymentDetails;
}

/** What is known of a payment beyond its amount: by hand or by terminal, and the terminal's own words (card number masked). */
export interface PaymentDetails {
  /** Card: the cashier has read "approved" off a terminal that this till does not drive (PH-09). */
  readonly manual?: boolean;
  readonly terminal?: Readonly<Record<string, string | number | boolean>>;
  /** Why it failed or was given back. */
  readonly reason?: string;
}

export interface PaymentWish {
  readonly key: string;
  readonly method: PaymentMethod;
  /** A part of what is due; without it everything that is due. */
  readonly amountCents?: number;
  /** Cash only: what was handed over. */
  readonly tenderedCents?: number;
  /** Card by hand: the kind that the cashier names. */
  readonly cardKind?: CardKind | undefined;
  readonly details?: PaymentDetails;
}

export function isUnsettled({ state }: Payment): boolean {
  return state === 'asking' || state === 'unknown';
}

/** The payment that the wish makes, or why it cannot be. Asking a terminal or paid at once is for the caller to say. */
export function planPayment(sale: Sale, wish: PaymentWish, state: PaymentState, by: string, atMs: number): Payment {
  if (activeLines(sale).length === 0) throw new PosError('SALE_IS_EMPTY');
  if (sale.payments.some(isUnsettled)) throw new PosError('PAYMENT_UNDER_WAY');
  const due = dueCents(sale);
  const amountCents = wish.amountCents ?? due;
  demandPartOf(due, amountCents);
  const tenderedCents = wish.tenderedCents ?? Math.max(amountCents, 0);
  const changeCents = wish.method === 'cash' ? tenderedCents - amountCents : 0;
  if (changeCents < 0) {
    throw new PosError('TENDERED_TOO_LITTLE', {
      details: { tendered: formatCents(tenderedCents), total: formatCents(amountCents) },
    });
  }
  return {
    key: wish.key,
    saleId: sale.id,
    method: wish.method,
    state,
    amountCents,
    tenderedCents: wish.method === 'cash' ? tenderedCents : amountCents,
    changeCents,
    askedAtMs: atMs,
    by,
    ...(state === 'recorded' ? { settledAtMs: atMs } : {}),
    ...(wish.cardKind === undefined ? {} : { cardKind: wish.cardKind }),
    details: wish.details ?? {},
  };
}

/** A payment goes the way of what is due and not beyond it; nothing is paid when nothing is due. */
function demandPartOf(dueCents: number, amountCents: number): void {
  const isPart =
    dueCents === 0
      ? amountCents === 0
      : amountCents !== 0 &&
        Math.sign(amountCents) === Math.sign(dueCents) &&
        Math.abs(amountCents) <= Math.abs(dueCents);
  if (isPart) return;
  throw new PosError('PAYMENT_NOT_PART', {
    details: { amount: formatCents(amountCents), due: formatCents(dueCents) },
  });
}
