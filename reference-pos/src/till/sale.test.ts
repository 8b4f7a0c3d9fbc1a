import { expect, test } from 'vitest';
import { findArticle } from './catalogue.ts';
import { demoCatalogue } from './demo/demo-articles.ts';
import { PosError } from './pos-error.ts';
import { activeLines, type LineWish, priceLine, type Sale, takeCash, totalCents } from './sale.ts';

const wish = (change: Partial<LineWish> = {}): LineWish => ({
  id: 'line',
  articleId: '101-mittel',
  quantity: 1,
  performedBy: 'lena',
  responsibleFor: 'petra',
  ...change,
});
const line = (change: Partial<LineWish> = {}) =>
  priceLine(wish(change), findArticle(demoCatalogue, change.articleId ?? '101-mittel'), 0);
const sale = (...allLines: ReturnType<typeof line>[]): Sale => ({
  id: 'sale',
  state: 'open',
  openedAtMs: 0,
  openedBy: 'lena',
  allLines,
});

test('a line keeps who performed it, who answers for it, and the catalogue price', () => {
  expect(line()).toMatchObject({
    text: 'Waschen, Schneiden, Föhnen Damen mittel',
    totalCents: 6200,
    listCents: 6200,
    performedBy: 'lena',
    responsibleFor: 'petra',
  });
});

test('another price needs a reason (LAW-20)', () => {
  expect(() => line({ priceCents: 5000 })).toThrow(expect.objectContaining({ code: 'PRICE_NEEDS_REASON' }));
  expect(line({ priceCents: 5000, priceReason: 'Modell' })).toMatchObject({
    totalCents: 5000,
    listCents: 6200,
    priceReason: 'Modell',
  });
});

test('a voided line stays on record and no longer counts', () => {
  const mixed = sale(line(), { ...line({ id: 'other', articleId: '501', quantity: 2 }), voidedAtMs: 1 });
  expect(activeLines(mixed)).toHaveLength(1);
  expect(totalCents(mixed)).toBe(6200);
});

test('change is what is left of what was given', () => {
  expect(takeCash(sale(line()), 'key', 10_000, 0)).toMatchObject({ amountCents: 6200, changeCents: 3800 });
  expect(takeCash(sale(line()), 'key', 6200, 0).changeCents).toBe(0);
});

test.each([
  ['too little', sale(line()), 6199, 'TENDERED_TOO_LITTLE'],
  ['nothing sold', sale(), 0, 'SALE_IS_EMPTY'],
])('%s cannot be paid', (_, unpaid, tendered, code) => {
  expect(() => takeCash(unpaid, 'key', tendered, 0)).toThrow(expect.objectContaining({ code }));
});

test('an article that is not there is refused by name', () => {
  expect(() => findArticle(demoCatalogue, '999')).toThrow(PosError);
  expect(() => findArticle(demoCatalogue, '999')).toThrow(/999/);
});
