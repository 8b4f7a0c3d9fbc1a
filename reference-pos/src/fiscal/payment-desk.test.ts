import { createWorld } from '@kassensturz/host';
import { describe, expect, test } from 'vitest';
import type { SaleView } from '../http/views.ts';
import { pageDelivery } from '../jobs/delivery.ts';
import { makeTse } from '../make-tse.ts';
import { openPos, type Pos } from '../pos.ts';
import type { PaidView, Refusal } from '../testing/api-client.ts';
import { RecordedSignDe } from '../testing/recorded-sign-de.ts';
import { openSalon } from '../testing/salon-for-tests.ts';

describe('several payments for one sale', () => {
  test('add up, each once, and the one that covers the sale finishes it', async () => {
    const { world, till, service } = await openSalon();
    await world.run(async () => {
      const { id } = await till.begin('101-mittel');
      const part = { key: till.uuid(), tendered: '50', amount: '20,00' };
      const first = await till.call<{ sale: SaleView; changeCents: number }>(
        'POST',
        `/sales/${id}/payments/cash`,
        part,
      );
      expect(first.body).toMatchObject({ changeCents: 3000, sale: { state: 'open', paidCents: 2000, dueCents: 4200 } });
      expect(await till.get('/cash')).toMatchObject({ expectedCents: 2000, movements: [] });
      const again = await till.call('POST', `/sales/${id}/payments/cash`, part);
      expect(again.body).toEqual(first.body);
      const card = { key: till.uuid(), manual: true };
      const paid = (await till.call<PaidView>('POST', `/sales/${id}/payments/card`, card)).body;
      expect(paid).toMatchObject({
        sale: { state: 'finished', dueCents: 0 },
        receipt: {
          totalCents: 6200,
          payments: [
            { method: 'cash', amountCents: 2000, tenderedCents: 5000, changeCents: 3000 },
            { method: 'card', amountCents: 4200, details: { manual: true } },
          ],
        },
        drawer: { opens: 'not-needed' },
      });
      expect((await till.call<PaidView>('POST', `/sales/${id}/payments/card`, card)).body.receipt).toEqual(
        paid.receipt,
      );
      expect(await till.get('/cash')).toMatchObject({ expectedCents: 2000, movements: [{ receiptNumber: 1 }] });
    });
    expect([...service.transactions.values()].map(({ processData }) => processData)).toEqual([
      'Beleg^62.00_0.00_0.00_0.00_0.00^20.00:Bar_42.00:Unbar',
    ]);
  });

  test('a part can go back while the sale is open; with it the sale can be neither given up nor emptied', async () => {
    const { world, till } = await openSalon();
    await world.run(async () => {
      const { id, lines } = await till.begin('101-mittel');
      const key = till.uuid();
      await till.call('POST', `/sales/${id}/payments/cash`, { key, tendered: '20', amount: '20' });
      for (const [method, path] of [
        ['POST', `/sales/${id}/cancel`],
        ['DELETE', `/sales/${id}/lines/${lines[0]?.id}`],
      ] as const)
        expect(await till.call<Refusal>(method, path)).toMatchObject({ status: 409, body: { code: 'PAID_ALREADY' } });
      const back = await till.call('POST', `/sales/${id}/payments/${key}/return`, { reason: 'andere Karte' });
      expect(back.body).toMatchObject({ paidCents: 0, dueCents: 6200, payments: [{ state: 'returned' }] });
      expect(await till.get('/cash')).toMatchObject({ expectedCents: 0 });
      expect((await till.call<SaleView>('POST', `/sales/${id}/cancel`)).body.state).toBe('cancelled');
    });
  });

  test('a card payment by hand that nobody confirmed is refused', async () => {
    const { world, till } = await openSalon();
    await world.run(async () => {
      const { id } = await till.begin();
      const answer = await till.call<Refusal>('POST', `/sales/${id}/payments/card`, { key: till.uuid() });
      expect(answer).toMatchObject({ status: 422, body: { code: 'CARD_NOT_CONFIRMED' } });
    });
  });
});

describe('a terminal that takes its time', () => {
  const petra = { id: 'petra', name: 'Petra Beispiel', role: 'owner' } as const;
  const lineWish = (id: string) => ({
    id,
    articleId: '111',
    quantity: 1,
    performedBy: 'petra',
    responsibleFor: 'petra',
  });

  async function openTill() {
    const world = createWorld({ seed: 1 });
    const router = world.addRouter('router');
    const [box, tseHost] = [world.addHost('box'), world.addHost('tse')];
    world.connect(box, router);
    world.connect(tseHost, router);
    const service = new RecordedSignDe();
    await world.run(() => service.start(tseHost));
    const tse = service.config(tseHost);
    let pos: Pos | undefined;
    box.install(async (host) => {
      const config = { variant: 'box', http: { port: 80 }, dataDirectory: '/var/pos', tse } as const;
      pos = await openPos(host, config, {
        makeTse: (_access, settings, clientId) => makeTse(host, tse, settings, clientId),
        makeDelivery: () => pageDelivery,
      });
      await pos.start();
      return pos;
    });
    await world.run(() => box.switchOn());
    return {
      run: <T>(act: (pos: Pos) => Promise<T>): Promise<T> => world.run(() => act(pos as Pos)),
      powerFails: async () => {
        box.cutPower({ disk: 'lose' });
        await world.run(() => box.switchOn());
      },
    };
  }

  test('holds the sale until it is settled; an approval finishes it, once', async () => {
    const { run, powerFails } = await openTill();
    await run(async (pos) => {
      await pos.order.begin('sale', lineWish('line'), petra);
      const wish = { key: 'card', method: 'card' } as const;
      expect((await pos.payments.ask('sale', wish, petra)).payment).toMatchObject({
        state: 'asking',
        amountCents: 3400,
      });
      await expect(
        pos.payments.pay('sale', { key: 'cash', method: 'cash', tenderedCents: 5000 }, petra),
      ).rejects.toThrow(/Kartenzahlung/);
      await expect(pos.order.cancel('sale', petra)).rejects.toThrow(/Kartenzahlung/);
      await pos.payments.settle('card', { state: 'unknown', details: {} }, 'terminal');
    });
    await powerFails();
    await run(async (pos) => {
      expect(pos.records.payments.unsettled()).toHaveLength(1);
      const approved = { state: 'recorded', details: { terminal: { trace: 17 } } } as const;
      const paid = await pos.payments.settle('card', approved, 'terminal');
      expect(paid.receipt?.payments).toMatchObject([{ method: 'card', details: { terminal: { trace: 17 } } }]);
      expect((await pos.payments.settle('card', approved, 'terminal')).receipt).toEqual(paid.receipt);
    });
  });

  test('a refusal leaves the sale open for another way to pay', async () => {
    const { run } = await openTill();
    await run(async (pos) => {
      await pos.order.begin('sale', lineWish('line'), petra);
      await pos.payments.ask('sale', { key: 'card', method: 'card' }, petra);
      await pos.payments.settle('card', { state: 'declined', details: { reason: 'PIN falsch' } }, 'terminal');
      const paid = await pos.payments.pay('sale', { key: 'cash', method: 'cash', tenderedCents: 5000 }, petra);
      expect(paid.receipt?.payments).toMatchObject([{ method: 'cash', changeCents: 1600 }]);
    });
  });
});
