import { describe, expect, test } from 'vitest';
import type { SaleView } from '../http/views.ts';
import type { PaidView, Refusal } from '../testing/api-client.ts';
import { openSalon } from '../testing/salon-for-tests.ts';

describe('a cash sale', () => {
  test('starts its TSE transaction with the first line and finishes it with the sums of the receipt', async () => {
    const { world, till, service } = await openSalon();
    const before = service.calls.length;
    const paid = await world.run(async () => {
      const sale = await till.begin('101-mittel');
      expect(sale.tse).toEqual({ state: 'started', transactionNumber: 1 });
      expect(service.calls.slice(before)).toEqual([expect.stringMatching(/^PUT .*tx_revision=1$/)]);
      await till.call('POST', `/sales/${sale.id}/lines`, { id: till.uuid(), articleId: '601', staffId: 'lena' });
      return till.pay(sale.id, '100');
    });
    const [transaction] = service.transactions.values();
    expect(transaction?.processData).toBe('Beleg^62.00_4.50_0.00_0.00_0.00^66.50:Bar');
    expect(paid.receipt).toMatchObject({
      number: 1,
      totalCents: 6650,
      tse: { state: 'signed', transactionNumber: 1, signatureCounter: 3 },
    });
    expect(paid).toMatchObject({ changeCents: 3350, sale: { state: 'finished', receiptNumber: 1 } });
  });

  test('paid twice with one key makes one receipt, with another key it is refused with the number (CK-07)', async () => {
    const { world, till } = await openSalon();
    await world.run(async () => {
      const { id } = await till.begin();
      const key = till.uuid();
      const both = await Promise.all([till.pay(id, '50', key), till.pay(id, '50', key)]);
      expect(both[1]).toEqual(both[0]);
      const other = await till.call<Refusal>('POST', `/sales/${id}/payments/cash`, {
        key: till.uuid(),
        tendered: '50',
      });
      expect(other).toMatchObject({
        status: 409,
        body: { code: 'SALE_ALREADY_PAID', message: expect.stringContaining('Beleg 1') },
      });
      expect(await till.receipts()).toHaveLength(1);
      expect(await till.get('/cash')).toMatchObject({ expectedCents: 3400 });
    });
  });

  test('takes the same line once however often it is sent', async () => {
    const { world, till } = await openSalon();
    await world.run(async () => {
      const [id, first, second] = [till.uuid(), till.uuid(), till.uuid()];
      await till.begin('111', id, first);
      const again = await till.call('POST', '/sales', { id, line: { id: first, articleId: '111' } });
      expect(again.status).toBe(200);
      for (let time = 0; time < 3; time++)
        await till.call('POST', `/sales/${id}/lines`, { id: second, articleId: '501' });
      expect((await till.get<SaleView>(`/sales/${id}`)).lines).toHaveLength(2);
      const misused = await till.call<Refusal>('POST', `/sales/${id}/lines`, { id: second, articleId: '502' });
      expect(misused).toMatchObject({ status: 409, body: { code: 'LINE_ID_IN_USE' } });
    });
  });

  test('a voided line is off the bill and does not come back', async () => {
    const { world, till } = await openSalon();
    await world.run(async () => {
      const sale = await till.begin();
      const line = { id: till.uuid(), articleId: '501' };
      await till.call('POST', `/sales/${sale.id}/lines`, line);
      await till.call('DELETE', `/sales/${sale.id}/lines/${line.id}`);
      const after = await till.call<SaleView>('POST', `/sales/${sale.id}/lines`, line);
      expect(after.body).toMatchObject({ totalCents: 3400, voidedLines: [{ id: line.id }] });
    });
  });

  test('given up, it ends as AVBelegabbruch and makes no receipt (TSE-05)', async () => {
    const { world, till, service } = await openSalon();
    await world.run(async () => {
      const { id } = await till.begin();
      const cancelled = await till.call<SaleView>('POST', `/sales/${id}/cancel`);
      expect(cancelled.body).toMatchObject({ state: 'cancelled', tse: { state: 'signed' } });
      expect([...service.transactions.values()].map((transaction) => transaction.processData)).toEqual([
        'AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^',
      ]);
      const late = await till.call<Refusal>('POST', `/sales/${id}/payments/cash`, { key: till.uuid(), tendered: '50' });
      expect(late).toMatchObject({ status: 409, body: { code: 'SALE_NOT_OPEN' } });
      expect(await till.receipts()).toEqual([]);
    });
  });

  test('an answer of the TSE that is lost after it signed is asked for, not guessed (TSE-12)', async () => {
    const { world, till, service } = await openSalon();
    const paid = await world.run(async () => {
      const { id } = await till.begin();
      service.disturb(/^PUT .*tx_revision=2/, 'silence', { isDoneFirst: true });
      return till.pay(id);
    });
    expect(paid.receipt.tse).toMatchObject({ state: 'signed', transactionNumber: 1, signatureCounter: 3 });
    expect(service.transactions.size).toBe(1);
    expect(service.calls.filter((call) => call.includes('tx_revision=2'))).toHaveLength(1);
  });
});

describe('money in and out', () => {
  test('each movement has its own transaction and is booked once', async () => {
    const { world, till, service } = await openSalon();
    await world.run(async () => {
      const float = { key: till.uuid(), kind: 'openingFloat', amount: '150,00', reason: 'Wechselgeld' };
      const [first, again] = [
        await till.call('POST', '/cash/movements', float),
        await till.call('POST', '/cash/movements', float),
      ];
      expect(again.body).toEqual(first.body);
      await till.call('POST', '/cash/movements', {
        key: till.uuid(),
        kind: 'pettyCashExpense',
        amountCents: 1279,
        reason: 'Wasser',
      });
      await till.sell('111', '50');
      const cash = await till.get<{ expectedCents: number; movements: { gvType: string; amountCents: number }[] }>(
        '/cash',
      );
      expect(cash.expectedCents).toBe(15000 - 1279 + 3400);
      expect(cash.movements.map(({ gvType, amountCents }) => [gvType, amountCents])).toEqual([
        ['Anfangsbestand', 15000],
        ['Auszahlung', -1279],
        ['Umsatz', 3400],
      ]);
    });
    expect([...service.transactions.values()].map(({ processData }) => processData)).toEqual([
      'Beleg^0.00_0.00_0.00_0.00_0.00^150.00:Bar',
      'Beleg^0.00_0.00_0.00_0.00_0.00^-12.79:Bar',
      'Beleg^34.00_0.00_0.00_0.00_0.00^34.00:Bar',
    ]);
  });

  test('more than there is cannot be taken out', async () => {
    const { world, till } = await openSalon();
    const answer = await world.run(() =>
      till.call<Refusal>('POST', '/cash/movements', {
        key: till.uuid(),
        kind: 'bankDeposit',
        amountCents: 100,
        reason: 'Bank',
      }),
    );
    expect(answer).toMatchObject({ status: 409, body: { code: 'CASH_NOT_ENOUGH' } });
  });
});

test('what the till is handed in the wrong form is refused and nothing is recorded', async () => {
  const { world, till } = await openSalon();
  await world.run(async () => {
    const { id } = await till.begin();
    for (const tendered of ['50,000', 'fünfzig', '', "'; drop table sale;--", '1e3']) {
      const answer = await till.call<Refusal>('POST', `/sales/${id}/payments/cash`, { key: till.uuid(), tendered });
      expect(answer).toMatchObject({ status: 422, body: { code: 'AMOUNT_NOT_READABLE' } });
    }
    const broken = await till.call<Refusal>('POST', '/sales', '{"id":');
    expect(broken).toMatchObject({ status: 422, body: { code: 'REQUEST_NOT_VALID' } });
    const paid: PaidView = await till.pay(id, '34.00');
    expect(paid.receipt).toMatchObject({ number: 1, payments: [{ changeCents: 0 }] });
  });
});
