import { PosError } from './pos-error.ts';
import type { VatClass } from './vat.ts';

export interface Category {
  readonly id: string;
  readonly name: string;
}

/** Something that can be sold. Prices are gross cents; `variant` is the hair length or the like. */
export interface Article {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly variant?: string;
  readonly category: string;
  readonly kind: 'service' | 'product';
  readonly priceCents: number;
  /** What it is by law; the day of the sale says which rate that means. */
  readonly vat: VatClass;
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
