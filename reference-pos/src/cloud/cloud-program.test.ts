import { expect, test } from 'vitest';
import type { PosConfig } from '../config.ts';
import type { Refusal } from '../testing/api-client.ts';
import { openSalon } from '../testing/salon-for-tests.ts';
import { cloudProgram } from './cloud-program.ts';

const config: Partial<PosConfig> = { variant: 'cloud', eposPrinter: { url: 'http://printer.salon' } };

test('the server connects to its TSE and to nothing else (CK-10)', async () => {
  const { world, till } = await openSalon({ config });
  await world.run(async () => {
    await till.sell();
    await till.call('POST', '/cash/movements', { key: till.uuid(), kind: 'cashIn', amount: '10', reason: 'x' });
  });
  await world.advance(120_000);
  const tse = world.host('tse').network.addresses()[0];
  const targets = world.events
    .filter(({ host, kind }) => host === 'server' && kind.startsWith('network.connect'))
    .map(({ details }) => String(details['to']).replace(/:\d+$/, ''));
  expect([...new Set(targets)]).toEqual([tse]);
});

test('the page prints and the drawer is opened by key; the till says so (CK-11, PH-17)', async () => {
  const { world, till } = await openSalon({ config });
  await world.run(async () => {
    expect(await till.get('/capabilities')).toMatchObject({
      variant: 'cloud',
      printer: 'epos-from-browser',
      drawer: 'by-key',
      terminal: 'by-hand',
      callerId: 'none',
      tse: ['cloud'],
      eposPrinterUrl: 'http://printer.salon',
    });
    const paid = await till.sell();
    expect(paid).toMatchObject({
      paper: 'page',
      drawer: { opens: 'by-key', text: 'Lade bitte mit dem Schlüssel öffnen' },
    });
    expect(await till.get('/jobs')).toEqual({ jobs: [] });
    const refused = [
      await till.call<Refusal>('POST', '/receipts/1/print'),
      await till.call<Refusal>('POST', '/drawer/openings', { reason: 'Wechselgeld' }),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual(['NOT_IN_THIS_VARIANT', 'NOT_IN_THIS_VARIANT']);
  });
});

test('what the page says of its print is kept with the receipt', async () => {
  const { world, till } = await openSalon({ config });
  await world.run(async () => {
    await till.sell();
    await till.call('POST', '/receipts/1/print-outcome', {
      outcome: 'unknown',
      cause: 'timeout',
      text: 'Keine Antwort.',
    });
    await till.call('POST', '/receipts/1/print-outcome', { outcome: 'done', copy: true });
    expect(await till.get('/receipts/1/jobs')).toMatchObject({
      jobs: expect.arrayContaining([
        expect.objectContaining({ state: 'unknown', cause: 'timeout', isCopy: false }),
        expect.objectContaining({ state: 'done', isCopy: true }),
      ]),
    });
  });
});

test('a stick cannot be configured in the cloud (TSE-01)', () => {
  const tse = {
    kind: 'usb',
    path: '/media/tse',
    adminPin: '',
    adminPuk: '',
    timeAdminPin: '',
    timeAdminPuk: '',
  } as const;
  const wrong: PosConfig = { variant: 'cloud', http: { port: 80 }, dataDirectory: '/var/pos', tse };
  expect(() => cloudProgram(wrong)).toThrow(expect.objectContaining({ code: 'POS_CONFIG_TSE_KIND' }));
});

test('nor be chosen later', async () => {
  const { world, till } = await openSalon({ config });
  const answer = await world.run(() => till.call<Refusal>('PUT', '/settings/tse', { kind: 'usb' }));
  expect(answer).toMatchObject({ status: 409, body: { code: 'TSE_KIND_NOT_IN_VARIANT' } });
});
