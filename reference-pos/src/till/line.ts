import type { BusinessCase } from './business-case.ts';
import { type Article, articleText } from './catalogue.ts';
import { formatCents, isCents } from './money.ts';
import { PosError } from './pos-error.ts';
import type { Vat } from './vat.ts';

export type LineKind = 'service' | 'product' | 'voucher' | 'package' | 'discount' | 'tip' | 'deposit' | 'claim';

/** The line of an earlier receipt that this one takes back, settles or uses up. */
export interface LineOrigin {
  readonly receiptNumber: number;
  readonly lineId: string;
}

/** One position of a sale. Gross cents, negative when something goes back or is set against the sale. */
export interface SaleLine extends Vat {
  readonly id: string;
  readonly articleId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly kind: LineKind;
  readonly businessCase: BusinessCase;
  /** Negative for a return or a cancellation; never 0. */
  readonly quantity: number;
  readonly unitCents: number;
  /** Price of the catalogue when the line was entered. */
  readonly listCents: number;
  /** Why the price differs or something was taken off (LAW-20). */
  readonly priceReason?: string;
  readonly totalCents: number;
  /** `performedBy` earned it, `responsibleFor` answers for it (OPS-04). */
  readonly performedBy: string;
  readonly responsibleFor: string;
  /** The voucher that this line issues or uses. */
  readonly voucherNumber?: string;
  /** Of a package: how many units this line issues (positive) or uses (negative). */
  readonly voucherUnits?: number;
  readonly origin?: LineOrigin;
  /** Lines that one act entered carry that act's key and are voided together. */
  readonly groupId: string;
  readonly addedAtMs: number;
  readonly voidedAtMs?: number;
}

/** What somebody asks for when entering an article. */
export interface LineWish {
  readonly id: string;
  readonly articleId: string;
  readonly quantity: number;
  readonly priceCents?: number;
  readonly priceReason?: string;
  readonly performedBy: string;
  readonly responsibleFor: string;
}

/** The line as it will be recorded: price from the catalogue unless another is given with a reason (LAW-20). */
export function priceLine(wish: LineWish, article: Article, vat: Vat, atMs: number): SaleLine {
  const unitCents = unitPrice(wish, article);
  const lineCents = unitCents * wish.quantity;
  if (!isCents(lineCents)) throw new PosError('AMOUNT_NOT_READABLE');
  const reason = wish.priceReason?.trim();
  const listCents = article.isFreePrice ? unitCents : article.priceCents;
  const isPriceChanged = unitCents !== listCents;
  if (isPriceChanged && !reason) throw new PosError('PRICE_NEEDS_REASON');
  return {
    id: wish.id,
    groupId: wish.id,
    articleId: article.id,
    articleNumber: article.number,
    text: articleText(article),
    kind: article.kind,
    businessCase: businessCaseOf(article),
    quantity: wish.quantity,
    unitCents,
    listCents,
    ...(isPriceChanged && reason ? { priceReason: reason } : {}),
    totalCents: lineCents,
    ...vat,
    performedBy: wish.performedBy,
    responsibleFor: wish.responsibleFor,
    addedAtMs: atMs,
  };
}

function unitPrice({ priceCents, quantity }: LineWish, article: Article): number {
  if (article.voucher && quantity !== 1) throw new PosError('VOUCHER_ONE_BY_ONE');
  if (article.voucher && !article.isFreePrice && priceCents !== undefined && priceCents !== article.priceCents) {
    throw new PosError('VOUCHER_PRICE_FIXED');
  }
  if (!article.isFreePrice) return priceCents ?? article.priceCents;
  if (priceCents === undefined || priceCents < article.priceCents) {
    throw new PosError('PRICE_NEEDED', { details: { least: formatCents(article.priceCents) } });
  }
  return priceCents;
}

function businessCaseOf({ kind, voucher, isSurcharge }: Article): BusinessCase {
  if (voucher) return voucher.purpose === 'single' ? 'EinzweckgutscheinKauf' : 'MehrzweckgutscheinKauf';
  if (kind === 'deposit') return 'Anzahlungseinstellung';
  return isSurcharge ? 'Aufschlag' : 'Umsatz';
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
