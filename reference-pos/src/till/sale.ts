import { type Article, articleText } from './catalogue.ts';
import { formatCents, isCents } from './money.ts';
import { PosError } from './pos-error.ts';
import type { VatRate } from './vat.ts';

export type SaleState = 'open' | 'finishing' | 'finished' | 'cancelled';

/** One position of a sale. Gross cents; `performedBy` earned it, `responsibleFor` answers for it (OPS-04). */
export interface SaleLine {
  readonly id: string;
  readonly articleId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly kind: 'service' | 'product';
  readonly quantity: number;
  readonly unitCents: number;
  /** Price of the catalogue when the line was entered. */
  readonly listCents: number;
  readonly priceReason?: string;
  readonly totalCents: number;
  readonly vatRate: VatRate;
  readonly performedBy: string;
  readonly responsibleFor: string;
  readonly addedAtMs: number;
  readonly voidedAtMs?: number;
}

export interface CashPayment {
  readonly method: 'cash';
  readonly key: string;
  readonly amountCents: number;
  readonly tenderedCents: number;
  readonly changeCents: number;
  readonly takenAtMs: number;
}

export interface Sale {
  readonly id: string;
  readonly state: SaleState;
  readonly openedAtMs: number;
  readonly openedBy: string;
  /** All lines ever entered, voided ones too, in the order of entry. */
  readonly allLines: readonly SaleLine[];
  readonly payment?: CashPayment;
  readonly receiptNumber?: number;
}

/** What somebody asks for when entering a line. */
export interface LineWish {
  readonly id: string;
  readonly articleId: string;
  readonly quantity: number;
  readonly priceCents?: number;
  readonly priceReason?: string;
  readonly performedBy: string;
  readonly responsibleFor: string;
}

export function activeLines(sale: Sale): readonly SaleLine[] {
  return sale.allLines.filter((line) => line.voidedAtMs === undefined);
}

export function totalCents(sale: Sale): number {
  return activeLines(sale).reduce((sum, line) => sum + line.totalCents, 0);
}

/** The line as it will be recorded: price from the catalogue unless another is given with a reason (LAW-20). */
export function priceLine(wish: LineWish, article: Article, atMs: number): SaleLine {
  const unitCents = wish.priceCents ?? article.priceCents;
  const lineCents = unitCents * wish.quantity;
  if (!isCents(lineCents)) throw new PosError('AMOUNT_NOT_READABLE');
  const reason = wish.priceReason?.trim();
  const isPriceChanged = unitCents !== article.priceCents;
  if (isPriceChanged && !reason) throw new PosError('PRICE_NEEDS_REASON');
  return {
    id: wish.id,
    articleId: article.id,
    articleNumber: article.number,
    text: articleText(article),
    kind: article.kind,
    quantity: wish.quantity,
    unitCents,
    listCents: article.priceCents,
    ...(isPriceChanged && reason ? { priceReason: reason } : {}),
    totalCents: lineCents,
    vatRate: article.vatRate,
    performedBy: wish.performedBy,
    responsibleFor: wish.responsibleFor,
    addedAtMs: atMs,
  };
}

/** Whether a line that is there already is the same act as this wish: then a repeated request changes nothing. */
export function isSameLine(line: SaleLine, wish: LineWish): boolean {
  return (
    line.articleId === wish.articleId &&
    line.quantity === wish.quantity &&
    line.unitCents === (wish.priceCents ?? line.listCents) &&
    line.performedBy === wish.performedBy
  );
}

/** Checks that a sale can be paid with this much cash and says what comes back. */
export function takeCash(sale: Sale, key: string, tenderedCents: number, atMs: number): CashPayment {
  if (activeLines(sale).length === 0) throw new PosError('SALE_IS_EMPTY');
  const amountCents = totalCents(sale);
  const changeCents = tenderedCents - amountCents;
  if (changeCents < 0) {
    throw new PosError('TENDERED_TOO_LITTLE', {
      details: { tendered: formatCents(tenderedCents), total: formatCents(amountCents) },
    });
  }
  return { method: 'cash', key, amountCents, tenderedCents, changeCents, takenAtMs: atMs };
}
