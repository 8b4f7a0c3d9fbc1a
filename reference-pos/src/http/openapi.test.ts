import { createWorld } from '@kassensturz/host';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CubeLink } from '../cloud/cube-link.ts';
import { cubeRoutes } from '../cloud/cube-routes.ts';
import { CloudTse } from '../fiscal/cloud-tse/cloud-tse.ts';
import { pageDelivery } from '../jobs/delivery.ts';
import { openPos } from '../pos.ts';
import { DescribedApi } from '../testing/described-api.ts';
import { DescribedSpeech } from '../testing/described-speech.ts';
import { recordedTar } from '../testing/recorded-sign-de.ts';
import { routesOf } from '../testing/routes-of.ts';
import { openSalon, type SalonForTests } from '../testing/salon-for-tests.ts';
import { createApp } from './app.ts';
import type { SaleView } from './views.ts';

const api = new DescribedApi();
let salon: SalonForTests;
let speech: DescribedSpeech;

const speak = <T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> =>
  speech.speak<T>(method, path, body);

test('the routes of the program are those of the description', async () => {
  const world = createWorld();
  const host = world.addHost('provider');
  const tse = {
    kind: 'cloud',
    baseUrl: 'http://tse/api/v2',
    apiKey: '',
    apiSecret: '',
    tssId: 't',
    adminPuk: '',
    adminPin: '',
  } as const;
  const config = {
    variant: 'cube',
    http: { port: 80 },
    dataDirectory: '/var/pos',
    tse,
  } as const;
  const noPairing = { isSecretRight: () => false, pair: () => ({ id: '' }) };
  const app = await world.run(async () => {
    const pos = await openPos(host, config, {
      makeTse: (_access, settings, serialNumber) => new CloudTse({ host, config: tse, settings, serialNumber }),
      makeDelivery: () => pageDelivery,
    });
    const extra = cubeRoutes({ link: new CubeLink(host), pairing: noPairing, salon: 'Test' });
    return createApp(pos, { devices: {}, extra, assets: () => Promise.resolve(new Map()) });
  });
  expect(routesOf(app).toSorted()).toEqual(api.routes.toSorted());
});

describe('requests and answers are as described', () => {
  beforeAll(async () => {
    salon = await openSalon();
    speech = new DescribedSpeech(api, salon);
  });

  test('in a day at the till', async () => {
    const { till } = salon;
    const [id, second, cancelled] = [till.uuid(), till.uuid(), till.uuid()];
    await speak('GET', '/health');
    await speak('GET', '/capabilities');
    await speak('POST', '/session', { user: 'petra', pin: '739104' });
    await speak('GET', '/session');
    await speak('GET', '/catalogue');
    await speak('POST', '/cash/movements', {
      key: till.uuid(),
      kind: 'openingFloat',
      amount: '150,00',
      reason: 'Wechselgeld',
    });
    const line = {
      id: till.uuid(),
      articleId: '111',
      quantity: 2,
      staffId: 'tomasz',
      priceCents: 3000,
      priceReason: 'Vater und Sohn',
    };
    await speak('POST', '/sales', { id, line });
    await speak('PUT', `/sales/${id}/late-entry`, { paperNumber: 7, writtenAt: '2026-01-01T08:00:00.000Z' });
    await speak('GET', '/late-entries');
    await speak('POST', `/sales/${id}/lines`, { id: second, articleId: '601' });
    await speak('DELETE', `/sales/${id}/lines/${second}`);
    await speak('GET', `/sales/${id}`);
    await speak('GET', '/sales?state=open');
    const part = till.uuid();
    await speak('POST', `/sales/${id}/payments/cash`, { key: part, tendered: '20', amountCents: 1500 });
    await speak('POST', `/sales/${id}/payments/${part}/return`, { reason: 'doch lieber mit Karte' });
    await speak('POST', `/sales/${id}/payments/card`, { key: till.uuid(), manual: true, amount: '15,00' });
    await speak('POST', `/sales/${id}/payments/cash`, { key: till.uuid(), tenderedCents: 10_000 });
    await speak('POST', '/sales', { id: cancelled, line: { id: till.uuid(), articleId: '112' } });
    await speak('POST', `/sales/${cancelled}/cancel`);
    await speakOfTheTrade();
    await speak('GET', '/receipts?after=0');
    await speak('GET', '/receipts/1');
    await speak('GET', '/receipts/1/document?copy=true');
    await speak('POST', '/receipts/1/print-outcome', { outcome: 'failed', cause: 'paper-end', text: 'Kein Papier.' });
    await speak('GET', '/log/search?text=CUBE&by=petra&from=2026-01-01T00:00:00.000Z&to=2027-01-01T00:00:00.000Z');
    await speak('GET', '/inspection');
    await speak('GET', '/notification');
    await speak('PUT', '/notification', { purchasedOn: '2026-11-01', certificationId: 'BSI-K-TR-0374-2020' });
    await speak('GET', '/settings/receipt-duty');
    await speak('PUT', '/settings/receipt-duty', { endsOn: '2027-01-01' });
    await speak('GET', '/settings/retention');
    await speak('PUT', '/settings/retention', { years: 12 });
    await speak('POST', '/maintenance/clean-up');
    await speak('GET', '/receipts/1/digital');
    await speak('POST', '/receipts/1/digital', { consent: 'asked' });
    await speak('GET', '/receipts/1/digital');
    await speak('GET', '/receipts/1/jobs');
    await speak('GET', '/cash');
    await speak('GET', '/settings/tse');
    await speak('PUT', '/settings/tse', { kind: 'cloud' });
    await speak('GET', '/tse');
    await speak('GET', '/tse/transactions');
    await speak('POST', '/tse/transactions/close');
    await speak('POST', '/tse/exports');
    await salon.world.advance(5_000);
    await speak('GET', '/tse/exports');
    const { id: change } = await speak<{ id: number }>('POST', '/tse/changes', {
      kind: 'cloud',
      baseUrl: 'http://elsewhere/api/v2',
      apiKey: 'key',
      apiSecret: 'secret',
      tssId: till.uuid(),
      adminPuk: '0123456789',
      adminPin: '1234567890',
    });
    await speak('POST', `/tse/changes/${change}/steps`, { step: 'export', skipReason: 'Stick verloren' });
    await speak('DELETE', `/tse/changes/${change}`);
    await speak('GET', '/settings/caller-id');
    await speak('PUT', '/settings/caller-id', { kind: 'fritzbox', host: 'fritz.box', areaCode: '030' });
    await speak('POST', '/devices/callerId/test');
    await speak('PUT', '/settings/caller-id', { kind: 'modem', path: '/dev/ttyACM0' });
    await speak('PUT', '/settings/caller-id', { kind: 'none' });
    await speak('GET', '/phone/calls');
    await speak('GET', '/customers?query=weiss');
    await speak('POST', '/customers', { id: till.uuid(), name: 'Nora Frisch', phone: '069 90009 777' });
    await speak('GET', '/card-payments');
    await speak('GET', '/settings/terminal');
    await speak('PUT', '/settings/terminal', { mode: 'tcp', host: '192.168.178.50', port: 20_007, password: '123456' });
    await speak('POST', '/terminal/test');
    await speak('PUT', '/settings/terminal', { mode: 'by-hand' });
    await speak('POST', '/terminal/closing', { key: till.uuid(), sum: '15,00' });
    await speak('GET', '/terminal/closing');
    await speak('GET', '/status');
    await speak('GET', '/jobs');
    await speak('POST', '/drawer/key-openings', { reason: 'Wechselgeld geholt' });
    await speak('POST', '/devices/tse/test');
    await speak('POST', '/devices/internet/test');
    await speak('GET', '/closings/next');
    await giveUpOpenSales();
    await speak('GET', '/closings/interim');
    await speak('GET', '/closings/interim/document');
    await speak('POST', '/closings', {
      key: till.uuid(),
      number: 1,
      count: { '5000': 4, '500': 1 },
      bankDeposit: '100,00',
      cardSum: '0,00',
    });
    await speak('GET', '/closings?after=0');
    await speak('GET', '/closings/1');
    await speak('GET', '/closings/1/document?copy=true');
    await speak('GET', '/log?after=0');
    await speak('GET', '/integrity');
  });

  /** What is still open would block the closing. */
  function giveUpOpenSales(): Promise<void> {
    const { till, world } = salon;
    return world.run(async () => {
      for (const { id } of (await till.get<{ sales: readonly SaleView[] }>('/sales?state=open')).sales)
        await till.call('POST', `/sales/${id}/cancel`);
    });
  }

  /** Vouchers, tips, discounts, deposits, accounts, returns, cancellations and practice. */
  async function speakOfTheTrade(): Promise<void> {
    const { till, world } = salon;
    const key = () => till.uuid();
    const line = (articleId: string, more: object = {}) => ({ id: key(), line: { id: key(), articleId, ...more } });
    const sold = await world.run(async () => (await till.pay((await till.begin('702-50')).id, '50')).receipt);
    const number = sold.lines[0]?.voucherNumber ?? '';
    await speak('GET', '/vouchers');
    await speak('GET', `/vouchers/${number}`);
    await speak('GET', '/voucher-kinds');
    await speak('PUT', '/voucher-kinds/703', { isOffered: true });
    const sale = line('101-mittel');
    await speak('POST', '/sales', sale);
    await speak('POST', `/sales/${sale.id}/discounts`, {
      id: key(),
      lineId: sale.line.id,
      percent: 10,
      reason: 'Aktion',
    });
    await speak('POST', `/sales/${sale.id}/payments/voucher`, { key: key(), number, amountCents: 1000 });
    await speak('POST', `/sales/${sale.id}/tips`, { id: key(), staffId: 'lena', totalWithTip: '50' });
    await speak('POST', `/sales/${sale.id}/payments/account`, { key: key(), customerName: 'Hotel' });
    const account = await world.run(() => till.get<SaleView>(`/sales/${sale.id}`));
    await speak('POST', `/receipts/${account.receiptNumber}/collection`, { id: key() });
    await speak('GET', '/tips');
    await speak('POST', '/tips/payouts', { key: key(), staffId: 'lena', amountCents: 100 });
    const deposit = line('801', { priceCents: 5000 });
    await speak('POST', '/sales', deposit);
    const paid = await world.run(() => till.pay(deposit.id, '50'));
    const later = line('111');
    await speak('POST', '/sales', later);
    const settle = { key: key(), receiptNumber: paid.receipt.number };
    await speak('POST', `/sales/${later.id}/payments/deposit`, settle);
    const goods = await world.run(() => till.sell('501', '50'));
    const back = { saleId: key(), id: key(), lineId: goods.receipt.lines[0]?.lineId, asVoucher: true };
    await speak('POST', `/receipts/${goods.receipt.number}/returns`, back);
    await speak('POST', `/sales/${back.saleId}/finish`);
    const wrong = await world.run(() => till.sell('111', '50'));
    await speak('POST', `/receipts/${wrong.receipt.number}/cancellation`, { id: key(), reason: 'Zahlart' });
    await speak('POST', '/sales', { ...line('111'), training: true });
    const refusals = [
      ['PUT', '/receipts/1'],
      ['PATCH', '/receipts/1'],
      ['DELETE', '/receipts/1'],
      ['PUT', '/receipts/1/payments'],
    ] as const;
    for (const [method, path] of refusals) {
      const answer = await world.run(() => till.call(method, path));
      const operation = api.find(method, path);
      expect(answer.status).toBe(409);
      expect(api.answerProblem(operation, answer.status, answer.body)).toBeUndefined();
      speech.answered.add(operation.operationId);
    }
  }

  test('in an outage of the TSE', async () => {
    salon.world.cable('tse').unplug();
    const { receipt } = await salon.world.run(() => salon.till.sell());
    await speak('GET', `/receipts/${receipt.number}`);
    await speak('GET', `/receipts/${receipt.number}/document`);
    await speak('GET', '/outages');
    await speak('GET', '/status');
    await speak('GET', '/sales?state=finished');
    salon.world.cable('tse').plug();
  });

  test('and every refusal is an error in the till’s words', async () => {
    const refused = [
      ['POST', '/sales', { id: 'no uuid' }],
      ['POST', '/sales', { id: salon.till.uuid(), line: { id: salon.till.uuid(), articleId: '111', colour: 'red' } }],
      ['POST', '/sales', []],
      ['GET', `/sales/${salon.till.uuid()}`, undefined],
      ['GET', '/sales?state=lost', undefined],
      ['GET', '/receipts/99', undefined],
      ['GET', '/receipts?after=-1', undefined],
      ['POST', '/cash/movements', { key: salon.till.uuid(), kind: 'theft', amountCents: 1, reason: 'x' }],
      ['PUT', '/settings/tse', { kind: 'usb' }],
      ['POST', '/closings', { key: salon.till.uuid(), count: { '300': 1 } }],
      ['GET', '/closings/99', undefined],
      ['GET', '/exports/dsfinvk.zip?from=gestern', undefined],
    ] as const;
    for (const [method, path, body] of refused) {
      const answer = await salon.world.run(() => salon.till.call(method, path, body));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(api.answerProblem(api.find(method, path), answer.status, answer.body), path).toBeUndefined();
    }
  });

  afterAll(async () => {
    await speak('DELETE', '/session');
    // Streams and downloads are no JSON, and some routes need a device: they have tests of their own (beside this one for
    // card payments and the cube).
    const elsewhere = [
      'followEvents',
      'exportTse',
      'getTseExportFile',
      'exportDsfinvk',
      'printReceipt',
      'printClosing',
      'openDrawer',
      'payByTerminal',
      'getCardPayment',
      'getCardSlips',
      'cancelCardPayment',
      'askTerminalAgain',
      'decideCardPayment',
      'sayFromCube',
      'showCube',
      'makePairingCode',
      'unpairCube',
      'pairCube',
      'getJob',
      'getDrawerSetting',
      'setDrawerSetting',
      'setPrinterAddress',
      'connectCube',
      'fetchReceipt',
    ];
    const missing = api.operations
      .map(({ operation }) => operation.operationId)
      .filter((id) => !speech.answered.has(id));
    expect(missing.toSorted()).toEqual(elsewhere.toSorted());
  });
});

test('live events are as described', async () => {
  const { world, till } = await openSalon();
  const isEvent = api.schema('Event');
  const types = await world.run(async () => {
    const stream = (await till.raw('GET', '/events')).body;
    if (!stream) throw new Error('no stream');
    await till.sell();
    const seen: string[] = [];
    const decoder = new TextDecoder();
    for await (const piece of stream) {
      for (const [, data] of decoder.decode(piece).matchAll(/^data: (.*)$/gm)) {
        const event = JSON.parse(data ?? '') as { type: string };
        expect(isEvent(event), JSON.stringify(event)).toBe(true);
        seen.push(event.type);
      }
      if (seen.includes('cash')) break;
    }
    return seen;
  });
  expect(types).toEqual(['sale', 'sale', 'receipt', 'cash']);
});

test('the TSE export is handed out as the TSE made it', async () => {
  const { world, till } = await openSalon();
  await world.run(async () => {
    const answer = await till.raw('GET', '/exports/tse.tar');
    expect(answer.headers.get('content-type')).toBe('application/x-tar');
    expect(Buffer.from(await answer.arrayBuffer()).equals(recordedTar)).toBe(true);
  });
  world.cable('tse').unplug();
  const refused = await world.run(() => till.call('GET', '/exports/tse.tar'));
  expect(refused).toMatchObject({ status: 503, body: { code: 'TSE_NOT_REACHABLE' } });
});

test('routes that need a person refuse a stranger', async () => {
  const open = ['GET /health', 'GET /capabilities', 'POST /session', 'GET /beleg/{token}'];
  const { world, client } = await openSalon();
  for (const { method, path } of api.operations) {
    if (open.includes(`${method} ${path}`) || path.startsWith('/cube')) continue;
    const answer = await world.run(() =>
      client().call(method, path.replaceAll(/\{\w+\}/g, '1'), method === 'GET' ? undefined : {}),
    );
    expect(answer, path).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
  }
});
