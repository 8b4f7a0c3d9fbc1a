import { beforeEach, describe, expect, test } from 'vitest';
import type { SaleView } from '../http/views.ts';
import type { ApiClient, PaidView, Refusal } from '../testing/api-client.ts';
import { openSalon, type SalonForTests } from '../testing/salon-for-tests.ts';
import type { Receipt } from './receipt.ts';

let salon: SalonForTests;
let till: ApiClient;
beforeEach(async () => {
  salon = await openSalon();
  till = salon.till;
});

const run = <T>(act: () => Promise<T>): Promise<T> => salon.world.run(act);
const signed = (): readonly string[] =>
  [...salon.service.transactions.values()].map(({ processData }) => processData ?? '');

async function act<T>(path: string, body: object = {}): Promise<T> {
  const answer = await till.call<T & Refusal>('POST', path, body);
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.body.code}`);
  return answer.body;
}
async function add(saleId: string, articleId: string, more: object = {}): Promise<SaleView> {
  return await act<SaleView>(`/sales/${saleId}/lines`, { id: till.uuid(), articleId, ...more });
}
async function begin(articleId: string, more: object = {}): Promise<SaleView> {
  return await act<SaleView>('/sales', { id: till.uuid(), line: { id: till.uuid(), articleId, ...more } });
}
const card = (saleId: string, more: object = {}) =>
  act<PaidView>(`/sales/${saleId}/payments/card`, { key: till.uuid(), manual: true, ...more });
const cash = (saleId: string, tendered: string) => till.pay(saleId, tendered);
const voucherOf = ({ lines }: Receipt): string => lines.find((line) => line.voucherNumber)?.voucherNumber ?? '';
const redeem = (saleId: string, number: string, more: object = {}) =>
  act<PaidView>(`/sales/${saleId}/payments/voucher`, { key: till.uuid(), number, ...more });
const float = () =>
  act('/cash/movements', { key: till.uuid(), kind: 'openingFloat', amount: '150,00', reason: 'Wechselgeld' });
const expectedCents = async () => (await till.get<{ expectedCents: number }>('/cash')).expectedCents;

describe('the worked examples', () => {
  test('services, goods, magazine and a tip, all by card', async () => {
    const { receipt } = await run(async () => {
      const { id } = await begin('101-mittel');
      await add(id, '501');
      await add(id, '601');
      await act(`/sales/${id}/tips`, { id: till.uuid(), staffId: 'lena', amount: '5,00' });
      return await card(id);
    });
    expect(receipt.vat).toEqual([
      { rate: 19, key: 1, grossCents: 7890, netCents: 6630, taxCents: 1260 },
      { rate: 7, key: 2, grossCents: 450, netCents: 421, taxCents: 29 },
      { rate: 0, key: 5, grossCents: 500, netCents: 500, taxCents: 0 },
    ]);
    expect(receipt.totalCents).toBe(8840);
    expect(signed()).toEqual(['Beleg^78.90_4.50_0.00_0.00_5.00^88.40:Unbar']);
  });

  test('a single-purpose voucher is taxed when sold: redeemed, only what is paid on top is taxed', async () => {
    const [sold, redeemed] = await run(async () => {
      const first = await cash((await begin('701', { priceCents: 5000 })).id, '50');
      const { id } = await begin('101-mittel');
      await redeem(id, voucherOf(first.receipt));
      return [first.receipt, (await cash(id, '12')).receipt];
    });
    expect(sold?.vat).toEqual([{ rate: 19, key: 1, grossCents: 5000, netCents: 4202, taxCents: 798 }]);
    expect(redeemed?.vat).toEqual([{ rate: 19, key: 1, grossCents: 1200, netCents: 1008, taxCents: 192 }]);
    expect(signed()).toEqual([
      'Beleg^50.00_0.00_0.00_0.00_0.00^50.00:Bar',
      'Beleg^12.00_0.00_0.00_0.00_0.00^12.00:Bar',
    ]);
    expect(redeemed?.lines.map(({ businessCase }) => businessCase)).toEqual(['Umsatz', 'EinzweckgutscheinEinloesung']);
  });

  test('a multi-purpose voucher is taxed when redeemed: the whole service then', async () => {
    const [sold, redeemed] = await run(async () => {
      const first = await cash((await begin('702-50')).id, '50');
      const { id } = await begin('101-mittel');
      await redeem(id, voucherOf(first.receipt).toLowerCase().replaceAll('-', ' '));
      return [first.receipt, (await cash(id, '12')).receipt];
    });
    expect(sold?.vat).toEqual([{ rate: 0, key: 5, grossCents: 5000, netCents: 5000, taxCents: 0 }]);
    expect(redeemed?.vat[0]).toEqual({ rate: 19, key: 1, grossCents: 6200, netCents: 5210, taxCents: 990 });
    expect(signed().at(-1)).toBe('Beleg^62.00_0.00_0.00_0.00_-50.00^12.00:Bar');
  });
});

describe('vouchers (LAW-31)', () => {
  test('a part leaves the rest, several go into one sale, and the last cent can be used once', async () => {
    await run(async () => {
      const first = voucherOf((await cash((await begin('702-50')).id, '50')).receipt);
      const second = voucherOf((await cash((await begin('702-25')).id, '50')).receipt);
      const one = await begin('111');
      const paid = await redeem(one.id, first);
      expect(paid.receipt).toMatchObject({ totalCents: 0, payments: [] });
      expect(paid.receipt.lines[1]).toMatchObject({ totalCents: -3400, voucherLeft: { cents: 1600 } });
      const two = await begin('112');
      await redeem(two.id, first, { amount: '10,00' });
      await redeem(two.id, second);
      expect((await till.get<{ leftCents: number }>(`/vouchers/${first}`)).leftCents).toBe(600);
      const three = await begin('104');
      expect(await redeem(three.id, first)).toMatchObject({ sale: { dueCents: 8300 } });
      await expect(redeem(three.id, first)).rejects.toThrow('VOUCHER_EMPTY');
    });
  });

  test('set aside by one sale it is gone for every other, and free again when that sale is given up', async () => {
    await run(async () => {
      const number = voucherOf((await cash((await begin('702-25')).id, '25')).receipt);
      const [here, there] = [await begin('111'), await begin('111')];
      const key = till.uuid();
      const first = await till.call('POST', `/sales/${here.id}/payments/voucher`, { key, number });
      expect(await till.call('POST', `/sales/${here.id}/payments/voucher`, { key, number })).toEqual(first);
      await expect(redeem(there.id, number)).rejects.toThrow('VOUCHER_EMPTY');
      await act(`/sales/${here.id}/cancel`);
      expect(await redeem(there.id, number)).toMatchObject({ sale: { dueCents: 900 } });
    });
  });

  test('a kind that is not sold any more stays redeemable; a number nobody issued does not count', async () => {
    await run(async () => {
      const number = voucherOf((await cash((await begin('701', { priceCents: 2000 })).id, '20')).receipt);
      await till.call('PUT', '/voucher-kinds/701', { isOffered: false });
      await expect(begin('701', { priceCents: 2000 })).rejects.toThrow('ARTICLE_NOT_OFFERED');
      const { id } = await begin('111');
      for (const wrong of ['7K3M-Q9XT-F', 'nonsense', `${number}X`])
        await expect(redeem(id, wrong)).rejects.toThrow('VOUCHER_UNKNOWN');
      expect(await redeem(id, number)).toMatchObject({ sale: { dueCents: 1400 } });
    });
  });

  test('a single-purpose voucher pays for what is taxed alike, never for the magazine or a tip', async () => {
    await run(async () => {
      const number = voucherOf((await cash((await begin('701', { priceCents: 5000 })).id, '50')).receipt);
      const { id } = await begin('601');
      await expect(redeem(id, number)).rejects.toThrow('NOTHING_TO_SETTLE');
      await add(id, '113');
      await act(`/sales/${id}/tips`, { id: till.uuid(), staffId: 'lena', amount: '2' });
      expect(await redeem(id, number)).toMatchObject({ sale: { dueCents: 650 } });
      await expect(
        till.call<Refusal>('DELETE', `/sales/${id}/lines/${(await till.get<SaleView>(`/sales/${id}`)).lines[1]?.id}`),
      ).resolves.toMatchObject({ status: 409, body: { code: 'SETTLED_ALREADY' } });
    });
  });

  test('a package counts units: five cuts at its price, and a sixth is not in it', async () => {
    await run(async () => {
      const number = voucherOf((await cash((await begin('704')).id, '200')).receipt);
      for (let cut = 4; cut >= 0; cut--) {
        const paid = await redeem((await begin('111')).id, number);
        expect(paid.receipt).toMatchObject({ totalCents: 0, vat: [{ key: 1, grossCents: 0 }] });
        expect(paid.receipt.lines.map(({ totalCents }) => totalCents)).toEqual([3400, -3060, -340]);
        expect(paid.receipt.lines[1]?.voucherLeft).toEqual({ cents: cut * 3060, units: cut });
      }
      await expect(redeem((await begin('111')).id, number)).rejects.toThrow('VOUCHER_EMPTY');
    });
  });
});

describe('tips (LAW-32)', () => {
  test('"90 including tip": to staff not taxable and owed, to the owner turnover', async () => {
    await run(async () => {
      const { id } = await begin('101-mittel');
      await act(`/sales/${id}/tips`, { id: till.uuid(), staffId: 'lena', totalWithTip: '70' });
      expect((await card(id)).receipt.lines[1]).toMatchObject({
        businessCase: 'TrinkgeldAN',
        totalCents: 800,
        vatKey: 5,
      });
      const own = await begin('111');
      await act(`/sales/${own.id}/tips`, { id: till.uuid(), staffId: 'petra', amount: '6' });
      expect((await cash(own.id, '40')).receipt.vat).toMatchObject([{ key: 1, grossCents: 4000 }]);
      expect(await till.get('/tips')).toEqual({ owed: [{ staffId: 'lena', name: 'Lena Probe', owedCents: 800 }] });
      await expect(act('/tips/payouts', { key: till.uuid(), staffId: 'lena', amount: '8,01' })).rejects.toThrow(
        'TIP_NOT_OWED',
      );
      const nameless = { key: till.uuid(), kind: 'tipPayout', amount: '8', reason: 'Trinkgeld' };
      const refused = await till.call<Refusal>('POST', '/cash/movements', nameless);
      expect(refused).toMatchObject({ status: 422, body: { code: 'TIP_NEEDS_PERSON' } });
      expect(refused.body.message).toContain('/tips/payouts');
      expect(await till.get('/tips')).toMatchObject({ owed: [{ owedCents: 800 }] });
      const payout = { key: till.uuid(), staffId: 'lena', amount: '8' };
      const first = await act<{ movement: object }>('/tips/payouts', payout);
      expect(first.movement).toMatchObject({ kind: 'tipPayout', gvType: 'Auszahlung', amountCents: -800 });
      expect(await act('/tips/payouts', payout)).toEqual(first);
      expect(await till.get('/tips')).toEqual({ owed: [] });
      expect(await expectedCents()).toBe(4000 - 800);
    });
  });
});

describe('corrections', () => {
  test('a cancellation is a new receipt with the other sign and a reference; the old one stays (LAW-17)', async () => {
    await run(async () => {
      await float();
      const { receipt } = await till.sell('111', '50');
      const wish = { id: till.uuid(), reason: 'falsche Zahlart' };
      const { receipt: storno } = await act<PaidView>(`/receipts/${receipt.number}/cancellation`, wish);
      expect(storno).toMatchObject({
        ...{ number: 2, kind: 'cancellation', type: 'Beleg', cancels: 1, reason: 'falsche Zahlart', totalCents: -3400 },
        references: [{ receiptNumber: 1, issuedAt: receipt.issuedAt }],
        lines: [{ quantity: -1, totalCents: -3400, origin: { receiptNumber: 1, lineId: receipt.lines[0]?.lineId } }],
        payments: [{ method: 'cash', amountCents: -3400 }],
        tse: { state: 'signed' },
      });
      expect((await act<PaidView>(`/receipts/1/cancellation`, wish)).receipt).toEqual(storno);
      expect(await till.get('/receipts/1')).toEqual(receipt);
      expect(await expectedCents()).toBe(15_000);
      await expect(act('/receipts/1/cancellation', { ...wish, id: till.uuid() })).rejects.toThrow('RECEIPT_CANCELLED');
      await expect(act('/receipts/2/cancellation', { ...wish, id: till.uuid() })).rejects.toThrow(
        'RECEIPT_NOT_CANCELLABLE',
      );
    });
    expect(signed().at(-1)).toBe('Beleg^-34.00_0.00_0.00_0.00_0.00^-34.00:Bar');
  });

  test('the way of paying of a finished receipt cannot be changed, nor anything else of it (LAW-16, LAW-18)', async () => {
    await run(async () => {
      const { receipt } = await till.sell('111', '50');
      for (const [method, path] of [
        ['PUT', '/receipts/1/payments'],
        ['PUT', '/receipts/1'],
        ['PATCH', '/receipts/1'],
        ['DELETE', '/receipts/1'],
      ] as const) {
        const answer = await till.call<Refusal>(method, path, method === 'DELETE' ? undefined : { method: 'card' });
        expect(answer).toMatchObject({ status: 409, body: { code: 'RECEIPT_IS_FINAL' } });
      }
      expect(await till.get('/receipts/1')).toEqual(receipt);
    });
  });

  test('goods come back for money, and no more of them than were sold (OPS-08)', async () => {
    await run(async () => {
      await float();
      const { id } = await begin('501', { quantity: 2 });
      const { receipt } = await cash(id, '50');
      const back = { saleId: till.uuid(), id: till.uuid(), lineId: receipt.lines[0]?.lineId };
      const sale = await act<SaleView>('/receipts/1/returns', back);
      expect(sale).toMatchObject({ state: 'open', dueCents: -1690 });
      expect((await cash(sale.id, '0')).receipt).toMatchObject({
        totalCents: -1690,
        references: [{ receiptNumber: 1 }],
        payments: [{ amountCents: -1690, changeCents: 1690 }],
      });
      await expect(
        act('/receipts/1/returns', { ...back, saleId: till.uuid(), id: till.uuid(), quantity: 2 }),
      ).rejects.toThrow('LINE_NOT_RETURNABLE');
      await expect(act('/receipts/1/cancellation', { id: till.uuid(), reason: 'x' })).rejects.toThrow(
        'RECEIPT_NOT_CANCELLABLE',
      );
      expect(await expectedCents()).toBe(15_000 + 1690);
    });
  });

  test('or for a complaint voucher, at the price that was paid', async () => {
    await run(async () => {
      const { id, lines } = await begin('501', { quantity: 2 });
      await act(`/sales/${id}/discounts`, { id: till.uuid(), lineId: lines[0]?.id, percent: 10, reason: 'Aktion' });
      const { receipt } = await cash(id, '50');
      expect(receipt.totalCents).toBe(3042);
      const back = { saleId: till.uuid(), id: till.uuid(), lineId: receipt.lines[0]?.lineId, asVoucher: true };
      await act<SaleView>('/receipts/1/returns', back);
      const done = await act<PaidView>(`/sales/${back.saleId}/finish`);
      expect(done.receipt.lines.map(({ businessCase, totalCents }) => [businessCase, totalCents])).toEqual([
        ['Umsatz', -1690],
        ['Rabatt', 169],
        ['MehrzweckgutscheinKauf', 1521],
      ]);
      expect(await till.get(`/vouchers/${voucherOf(done.receipt)}`)).toMatchObject({
        leftCents: 1521,
        purpose: 'multi',
      });
    });
    expect(signed().at(-1)).toBe('Beleg^-15.21_0.00_0.00_0.00_15.21^');
  });

  test('a receipt whose voucher was used cannot be cancelled; one that redeemed gives the voucher back', async () => {
    await run(async () => {
      await float();
      const number = voucherOf((await cash((await begin('702-50')).id, '50')).receipt);
      await redeem((await begin('111')).id, number);
      await expect(act('/receipts/1/cancellation', { id: till.uuid(), reason: 'x' })).rejects.toThrow('VOUCHER_USED');
      await act('/receipts/2/cancellation', { id: till.uuid(), reason: 'nicht zufrieden' });
      expect(await till.get(`/vouchers/${number}`)).toMatchObject({ leftCents: 5000 });
      await act('/receipts/1/cancellation', { id: till.uuid(), reason: 'doch nicht' });
      await expect(redeem((await begin('111')).id, number)).rejects.toThrow('VOUCHER_EMPTY');
    });
  });
});

describe('price changes and discounts (LAW-20)', () => {
  test('need a reason, keep the rates apart and never go below nothing', async () => {
    await run(async () => {
      const { id, lines } = await begin('101-mittel');
      await add(id, '601', { quantity: 2 });
      const off = { id: till.uuid(), percent: 10 };
      expect(await till.call('POST', `/sales/${id}/discounts`, off)).toMatchObject({
        status: 422,
        body: { code: 'PRICE_NEEDS_REASON' },
      });
      await act(`/sales/${id}/discounts`, { ...off, reason: 'Stammkundin' });
      await expect(
        act(`/sales/${id}/discounts`, { id: till.uuid(), lineId: lines[0]?.id, amount: '70', reason: 'zu viel' }),
      ).rejects.toThrow('DISCOUNT_TOO_MUCH');
      const { receipt } = await cash(id, '100');
      expect(receipt.vat).toMatchObject([
        { key: 1, grossCents: 5580 },
        { key: 2, grossCents: 810 },
      ]);
      expect(receipt.lines.slice(2)).toMatchObject([
        { businessCase: 'Rabatt', totalCents: -620, priceReason: 'Stammkundin' },
        { businessCase: 'Rabatt', totalCents: -90, priceReason: 'Stammkundin' },
      ]);
    });
  });

  test('go with the line they were given on', async () => {
    await run(async () => {
      const { id, lines } = await begin('101-mittel');
      await add(id, '113');
      await act(`/sales/${id}/discounts`, { id: till.uuid(), lineId: lines[0]?.id, percent: 50, reason: 'Modell' });
      const after = await till.call<SaleView>('DELETE', `/sales/${id}/lines/${lines[0]?.id}`);
      expect(after.body).toMatchObject({ totalCents: 1400, lines: [{ number: '113' }] });
    });
  });
});

describe('deposits and accounts (LAW-33)', () => {
  test('a deposit is taxed when paid and taken off the same rate later', async () => {
    await run(async () => {
      await cash((await begin('801', { priceCents: 5000 })).id, '50');
      const { id } = await begin('134');
      expect(await act(`/sales/${id}/payments/deposit`, { key: till.uuid(), receiptNumber: 1 })).toMatchObject({
        sale: { dueCents: 13_900 },
      });
      const { receipt } = await card(id);
      expect(receipt).toMatchObject({ vat: [{ key: 1, grossCents: 13_900 }], references: [{ receiptNumber: 1 }] });
      await expect(
        act(`/sales/${(await begin('134')).id}/payments/deposit`, { key: till.uuid(), receiptNumber: 1 }),
      ).rejects.toThrow('NOTHING_TO_SETTLE');
    });
    expect(signed().slice(0, 2)).toEqual([
      'Beleg^50.00_0.00_0.00_0.00_0.00^50.00:Bar',
      'Beleg^139.00_0.00_0.00_0.00_0.00^139.00:Unbar',
    ]);
  });

  test('on account the turnover is today, the money later', async () => {
    await run(async () => {
      const { id } = await begin('101-mittel');
      const onAccount = await act<PaidView>(`/sales/${id}/payments/account`, {
        key: till.uuid(),
        customerName: 'Hotel Kölner Hof',
      });
      expect(onAccount.receipt).toMatchObject({ totalCents: 0, customerName: 'Hotel Kölner Hof', payments: [] });
      const collection = await act<SaleView>('/receipts/1/collection', { id: till.uuid() });
      expect(collection).toMatchObject({ dueCents: 6200 });
      const { receipt } = await cash(collection.id, '62');
      expect(receipt.lines).toMatchObject([{ businessCase: 'Forderungsaufloesung', vatKey: 5, totalCents: 6200 }]);
      await expect(act('/receipts/1/collection', { id: till.uuid() })).rejects.toThrow('NOTHING_TO_SETTLE');
    });
    expect(signed()).toEqual(['Beleg^62.00_0.00_0.00_0.00_-62.00^', 'Beleg^0.00_0.00_0.00_0.00_62.00^62.00:Bar']);
  });
});

test('practice is signed as such, moves no money and issues nothing (LAW-34)', async () => {
  await run(async () => {
    const id = till.uuid();
    await act('/sales', { id, training: true, line: { id: till.uuid(), articleId: '702-50' } });
    const { receipt } = await cash(id, '50');
    expect(receipt).toMatchObject({ kind: 'training', type: 'AVTraining' });
    expect(await expectedCents()).toBe(0);
    await expect(redeem((await begin('111')).id, voucherOf(receipt))).rejects.toThrow('VOUCHER_UNKNOWN');
    await expect(act('/receipts/1/cancellation', { id: till.uuid(), reason: 'x' })).rejects.toThrow(
      'RECEIPT_NOT_CANCELLABLE',
    );
  });
  expect(signed()[0]).toBe('AVTraining^0.00_0.00_0.00_0.00_50.00^50.00:Bar');
});
