import { expect, test } from 'vitest';
import { findArticle } from './catalogue.ts';
import { demoCatalogue } from './demo/demo-articles.ts';
import { type LineWish, priceLine } from './line.ts';
import { planPayment } from './payment.ts';
import { PosError } from './pos-error.ts';
import { activeLines, dueCents, type Sale, totalCents } from './sale.ts';
import { vatAt } from './vat.ts';

const wish = (change: Partial<LineWish> = {}): LineWish => ({
  id: 'line',
  articleId: '101-mittel',
  quantity: 1,
  performedBy: 'lena',
  responsibleFor: 'petra',
  ...change,
});
const line = (change: Partial<LineWish> = {}) =>
  priceLine(
    wish(change),
    findArticle(demoCatalogue, change.articleId ?? '101-mittel'),
    vatAt('general', Date.UTC(2026, 0)),
    0,
  );
const sale = (...allLines: ReturnType<typeof line>[]): Sale => ({
  id: 'sale',
  kind: 'sale',
  state: 'open',
  openedAtMs: 0,
  openedBy: 'lena',
  allLines,
  payments: [],
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

const pay = (unpaid: Sale, tenderedCents: number, amountCents?: number) =>
  planPayment(
    unpaid,
    { key: 'key', method: 'cash', tenderedCents, ...(amountCents === undefined ? {} : { amountCents }) },
    'recorded',
    'lena',
    0,
  );

test('change is what is left of what was given', () => {
  expect(pay(sale(line()), 10_000)).toMatchObject({ amountCents: 6200, changeCents: 3800 });
  expect(pay(sale(line()), 6200).changeCents).toBe(0);
});

test('a part leaves the rest due, and the next payment takes it', () => {
  const unpaid = sale(line());
  const part = pay(unpaid, 5000, 2000);
  expect(part).toMatchObject({ amountCents: 2000, changeCents: 3000 });
  const partly = { ...unpaid, payments: [part] };
  expect(dueCents(partly)).toBe(4200);
  expect(pay(partly, 5000)).toMatchObject({ amountCents: 4200, changeCents: 800 });
});

test('what goes back to the customer is a negative payment', () => {
  const returned = { ...line(), quantity: -1, totalCents: -6200 };
  expect(pay(sale(returned), 0)).toMatchObject({ amountCents: -6200, changeCents: 6200 });
});

test.each([
  ['too little', sale(line()), 6199, undefined, 'TENDERED_TOO_LITTLE'],
  ['nothing sold', sale(), 0, undefined, 'SALE_IS_EMPTY'],
  ['more than is due', sale(line()), 7000, 6300, 'PAYMENT_NOT_PART'],
  ['nothing at all', sale(line()), 7000, 0, 'PAYMENT_NOT_PART'],
  ['money the wrong way', sale(line()), 0, -100, 'PAYMENT_NOT_PART'],
] as const)('%s cannot be paid', (_, unpaid, tendered, amount, code) => {
  expect(() => pay(unpaid, tendered, amount)).toThrow(expect.objectContaining({ code }));
});

test('a terminal that has not answered holds the sale', () => {
  const asked = planPayment(sale(line()), { key: 'card', method: 'card' }, 'asking', 'lena', 0);
  expect(() => pay({ ...sale(line()), payments: [asked] }, 6200)).toThrow(
    expect.objectContaining({ code: 'PAYMENT_UNDER_WAY' }),
  );
});

test('an article that is not there is refused by name', () => {
  expect(() => findArticle(demoCatalogue, '999')).toThrow(PosError);
  expect(() => findArticle(demoCatalogue, '999')).toThrow(/999/);
});
