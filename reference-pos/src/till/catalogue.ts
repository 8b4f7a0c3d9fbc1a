import { PosError } from './pos-error.ts';
import type { VatClass } from './vat.ts';

export interface Category {
  readonly id: string;
  readonly name: string;
}

export type ArticleKind = 'service' | 'product' | 'voucher' | 'package' | 'deposit';

/**
 * What kind of voucher an article issues; fixed at that moment and printed (LAW-30). `single`: place and VAT of what it buys
 * are known, so it is taxed when sold. `multi`: taxed when redeemed.
 */
export interface VoucherTerms {
  readonly purpose: 'single' | 'multi';
  /** A package: so many times this article. */
  readonly units?: number;
  readonly unitArticleId?: string;
  /** Given for goods that came back (OPS-08). */
  readonly isForComplaints?: boolean;
}

/** Something that can be sold. Prices are gross cents; `variant` is the hair length or the like. */
export interface Article {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly variant?: string;
  readonly category: string;
  readonly kind: ArticleKind;
  readonly priceCents: number;
  /** The cashier enters the amount; `priceCents` is then the least. */
  readonly isFreePrice?: boolean;
  /** What it is by law; the day of the sale says which rate that means. */
  readonly vat: VatClass;
  readonly isSurcharge?: boolean;
  readonly voucher?: VoucherTerms;
  readonly durationMinutes?: number;
  /** Time in which colour works and the stylist is free. */
  readonly processingGapMinutes?: number;
  readonly gtin?: string;
}

export interface Catalogue {
  readonly categories: readonly Category[];
  readonly articles: readonly Article[];
}

/** The article of that id, or an error that names it. */
export function findArticle(catalogue: Catalogue, id: string): Article {
  const article = catalogue.articles.find((candidate) => candidate.id === id);
  if (!article) throw new PosError('ARTICLE_UNKNOWN', { details: { articleId: id } });
  return article;
}

/** Name as it stands on a receipt: with its variant, if it has one. */
export function articleText(article: Pick<Article, 'name' | 'variant'>): string {
  return article.variant ? `${article.name} ${article.variant}` : article.name;
}
