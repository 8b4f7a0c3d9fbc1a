import { type Catalogue, findArticle } from '../../till/catalogue.ts';
import type { SaleLine } from '../../till/line.ts';
import type { Sale } from '../../till/sale.ts';
import type { BonLine } from './bon.ts';
import { shareNet } from './share-net.ts';

/** Lines of a sale that came to its end: what was voided stands there too, and is taken back by a line of its own. */
export function linesOfSale(
  sale: Sale,
  catalogue: Catalogue,
  netOfKey: ReadonlyMap<number, number>,
): readonly BonLine[] {
  const nets = netShares(sale, netOfKey);
  return numbered(
    sale.allLines.flatMap((line) => {
      const bonLine = lineOf(line, catalogue, nets.get(line.id) ?? exactNet(line));
      return line.voidedAtMs === undefined ? [bonLine] : [bonLine, takenBack(bonLine)];
    }),
  );
}

/** Lines of a sale that was given up: each is taken back, so that nothing is left of it but the record (LAW-09). */
export function linesOfAbandoned(sale: Sale, catalogue: Catalogue): readonly BonLine[] {
  return numbered(
    sale.allLines.flatMap((line) => {
      const bonLine = lineOf(line, catalogue, exactNet(line));
      return [bonLine, takenBack(bonLine)];
    }),
  );
}

type Unnumbered = Omit<BonLine, 'position'>;

function numbered(lines: readonly Unnumbered[]): readonly BonLine[] {
  return lines.map((line, index) => ({ position: index + 1, ...line }));
}

function netShares(sale: Sale, netOfKey: ReadonlyMap<number, number>): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const [key, netCents] of netOfKey) {
    const lines = sale.allLines.filter((line) => line.voidedAtMs === undefined && line.vatKey === key);
    const nets = shareNet(lines.map(grossOf), netCents);
    lines.forEach((line, index) => {
      shares.set(line.id, nets[index] ?? 0);
    });
  }
  return shares;
}

const grossOf = ({ totalCents, vatRate }: SaleLine) => ({ grossCents: totalCents, vatRate });

function exactNet(line: SaleLine): number {
  return Math.round((line.totalCents * 100_000) / (100 + line.vatRate));
}

function lineOf(line: SaleLine, catalogue: Catalogue, netMicro: number): Unnumbered {
  const article = catalogue.articles.find(({ id }) => id === line.articleId) && findArticle(catalogue, line.articleId);
  const category = catalogue.categories.find(({ id }) => id === article?.category);
  return {
    lineId: line.id,
    gvType: line.businessCase,
    gvName: '',
    text: line.priceReason ? `${line.text} (${line.priceReason})` : line.text,
    isVoid: false,
    articleNumber: line.articleNumber,
    ...(article?.gtin ? { gtin: article.gtin } : {}),
    ...(category ? { category } : {}),
    ...(line.voucherNumber ? { voucherNumber: line.voucherNumber } : {}),
    quantity: line.quantity,
    unitCents: line.unitCents,
    ...(line.listCents === line.unitCents || line.businessCase !== 'Umsatz' ? {} : { listCents: line.listCents }),
    vatKey: line.vatKey,
    vatRate: line.vatRate,
    grossCents: line.totalCents,
    netMicro,
  };
}

function takenBack({ lineId: _, ...line }: Unnumbered): Unnumbered {
  return {
    ...line,
    text: `Storno: ${line.text}`,
    isVoid: true,
    quantity: -line.quantity,
    grossCents: -line.grossCents,
    netMicro: -line.netMicro,
  };
}
