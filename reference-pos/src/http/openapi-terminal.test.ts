import { afterAll, beforeEach, expect, test } from 'vitest';
import { DescribedApi } from '../testing/described-api.ts';
import { DescribedSpeech } from '../testing/described-speech.ts';
import { RecordedTerminal } from '../testing/recorded-terminal.ts';
import { openSalon, type SalonForTests } from '../testing/salon-for-tests.ts';

const api = new DescribedApi();
let salon: SalonForTests;
let terminal: RecordedTerminal;
let speech: DescribedSpeech;
const answered = new Set<string>();

interface Shown {
  readonly payment: { readonly phase: string; readonly step?: string; readonly needsCashier: boolean };
  readonly paid?: { readonly receipt?: { readonly number: number } };
}

/** A box whose terminal answers on the salon's network. */
beforeEach(async () => {
  salon = await openSalon();
  const { world } = salon;
  const host = world.addHost('terminal');
  world.connect(host, world.host('router'));
  terminal = new RecordedTerminal();
  await world.run(() => terminal.start(host));
  speech = new DescribedSpeech(api, salon, answered);
  const address = host.network.addresses()[0];
  const settings = { mode: 'tcp', host: address, port: 20_007, password: '123456', isHandWorkAllowed: false };
  await speech.speak('PUT', '/settings/terminal', settings);
});

/** A sale whose payment the terminal has begun: it waits for a card. */
async function beginPayment(): Promise<{ readonly key: string; readonly saleId: string }> {
  const { till, world } = salon;
  const { id } = await world.run(() => till.begin('111'));
  const key = till.uuid();
  await speech.speak('POST', `/sales/${id}/payments/terminal`, { key });
  await world.advance(500);
  expect(await look(key)).toMatchObject({ payment: { phase: 'running', step: 'card' } });
  return { key, saleId: id };
}

const look = (key: string) => speech.speak<Shown>('GET', `/card-payments/${key}`);

test('an approved card payment is told as described, from its beginning to its slip and the Kassenschnitt', async () => {
  expect(await speech.speak('POST', '/terminal/test')).toMatchObject({ state: { isReady: true } });
  const { key, saleId } = await beginPayment();
  expect(await speech.speak('GET', '/card-payments')).toMatchObject({ payments: [{ key, saleId }] });
  await speech.refused('CARD_PAYMENT_RUNNING', 'POST', `/sales/${saleId}/payments/terminal`, {
    key: salon.till.uuid(),
  });
  terminal.presentCard();
  await salon.world.advance(5_000);
  expect(await look(key)).toMatchObject({ payment: { phase: 'recorded' }, paid: { receipt: { number: 1 } } });
  expect(await speech.speak('GET', `/card-payments/${key}/slips`)).toMatchObject({ slips: [{ kind: 'customer' }] });
  await speech.speak('GET', '/receipts/1');
  await speech.speak('GET', '/receipts/1/document');
  const closing = { key: salon.till.uuid(), byTerminal: true };
  const byTerminal = { state: 'done', isManual: false, tillCents: 3_400, terminalCents: 3_400, differenceCents: 0 };
  expect(await speech.speak('POST', '/terminal/closing', closing)).toMatchObject(byTerminal);
  expect(await speech.speak('GET', '/terminal/closing')).toMatchObject({ last: byTerminal });
  expect(await speech.speak('GET', '/settings/terminal')).not.toHaveProperty('settings.password');
});

test('a cancelled one is declined, and its sale is open', async () => {
  const { key, saleId } = await beginPayment();
  await speech.speak('POST', `/card-payments/${key}/cancel`);
  await salon.world.advance(2_000);
  expect(await look(key)).toMatchObject({ payment: { phase: 'declined' } });
  expect(await speech.speak('GET', `/sales/${saleId}`)).toMatchObject({ state: 'open' });
  expect(await speech.speak('GET', `/card-payments/${key}/slips`)).toEqual({ slips: [] });
});

test('an unclear one is asked for, and decided by the cashier where the terminal does not tell', async () => {
  terminal.isSecretive = true;
  const { key, saleId } = await beginPayment();
  terminal.hangUp();
  await salon.world.advance(10_000);
  expect(await look(key)).toMatchObject({ payment: { phase: 'unclear', needsCashier: true } });
  await speech.refused('CARD_PAYMENT_UNCLEAR', 'POST', `/sales/${saleId}/payments/terminal`, {
    key: salon.till.uuid(),
  });
  await speech.speak('POST', `/card-payments/${key}/ask`);
  await salon.world.advance(3_000);
  await speech.speak('POST', `/card-payments/${key}/decision`, { wasPaid: true });
  await salon.world.advance(3_000);
  expect(await look(key)).toMatchObject({ payment: { phase: 'recorded' }, paid: { receipt: { number: 1 } } });
  await speech.refused('CARD_NOT_UNCLEAR', 'POST', `/card-payments/${key}/decision`, { wasPaid: false });
  await speech.refused('PAYMENT_UNKNOWN', 'GET', `/card-payments/${salon.till.uuid()}`);
});

test('a terminal on a serial line is set up and shown as described, and one that is not there says why', async () => {
  await speech.speak('PUT', '/settings/terminal', { mode: 'serial', path: '/dev/ttyUSB0', baudRate: 115_200 });
  expect(await speech.speak('POST', '/terminal/test')).toMatchObject({
    settings: { mode: 'serial', path: '/dev/ttyUSB0', baudRate: 115_200 },
    state: { isReady: false },
  });
  await speech.speak('PUT', '/settings/terminal', { mode: 'by-hand' });
});

afterAll(() => {
  const ofCardPayments = [
    'payByTerminal',
    'listOpenCardPayments',
    'getCardPayment',
    'getCardSlips',
    'cancelCardPayment',
    'askTerminalAgain',
    'decideCardPayment',
  ];
  expect([...answered]).toEqual(expect.arrayContaining(ofCardPayments));
});
