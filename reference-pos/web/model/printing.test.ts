import { expect, test } from 'vitest';
import { signedIn, type TestSalon, testKeep, testSalon, until } from '../testing/test-salon.ts';
import type { TillClient } from './index.ts';

async function sell(salon: TestSalon, till: TillClient): Promise<void> {
  await salon.world.run(() => till.addLine('111'));
  await salon.world.run(() => till.payCash('50'));
}

test('paper out: the receipt is safe, the cause has its name, the next print is no copy', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  salon.printer.code = 'EPTR_REC_EMPTY';
  await sell(salon, till);
  await until(salon, till, () => till.state.printing?.state === 'failed');
  expect(till.state).toMatchObject({
    receipt: { number: 1 },
    printing: {
      cause: 'paper-end',
      title: 'Beleg nicht gedruckt',
      text: expect.stringMatching(/gespeichert.*Rolle/),
      again: 'Nochmal drucken',
    },
  });
  expect(till.state.devices).toContainEqual(
    expect.objectContaining({ kind: 'printer', tone: 'bad', word: 'Papier leer' }),
  );
  salon.printer.code = '';
  await salon.world.run(() => till.printAgain());
  expect(till.state.printing).toMatchObject({ state: 'done', isCopy: false });
  expect(salon.printer.prints[0]).not.toContain('KOPIE');
});

test('PH-04: printed, but the answer is lost: unknown, and the next print is marked KOPIE', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  salon.printer.losesAnswers = true;
  await sell(salon, till);
  await until(salon, till, () => till.state.printing?.state === 'unknown');
  expect(till.state.printing).toMatchObject({ tone: 'warn', again: 'Nochmal drucken (KOPIE)' });
  salon.printer.losesAnswers = false;
  await salon.world.run(() => till.printAgain());
  expect(till.state.printing).toMatchObject({ state: 'done', title: 'Kopie gedruckt' });
  expect(salon.printer.prints.map((xml) => xml.includes('KOPIE'))).toEqual([false, true]);
  const { jobs } = await salon.world.run(() =>
    salon.ask<{ jobs: { state: string; isCopy: boolean }[] }>('/receipts/1/jobs'),
  );
  expect(jobs.map(({ state, isCopy }) => [state, isCopy])).toEqual([
    ['unknown', false],
    ['done', true],
  ]);
});

test('PH-30: a printer that is not there holds up nothing for more than 5 s', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon, { eposPrinterUrl: 'http://192.168.178.222' });
  await sell(salon, till);
  expect(till.state.screen).toBe('receipt');
  expect(await until(salon, till, () => till.state.printing?.state === 'failed')).toBeLessThan(5_000);
  expect(till.state.printing).toMatchObject({ cause: 'not-found' });
});

test('without an address the till says so, and prints after one is entered', async () => {
  const salon = await testSalon();
  const { eposPrinterUrl: _, ...withoutPrinter } = { eposPrinterUrl: undefined };
  const till = await signedIn(salon, withoutPrinter);
  const address = till.state.printerSettings?.address ?? '';
  till.setPrinterAddress('kein drucker');
  expect(till.state.printerSettings?.problem).toContain('keine Adresse');
  till.setPrinterAddress(address.replace('http://', ''));
  await salon.world.run(() => till.testPrint());
  expect(till.state.printerSettings?.test).toMatchObject({ state: 'done' });
  expect(salon.printer.prints[0]).toContain('Testdruck');
});

test('a print outcome told while the line was cut reaches the server later', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await sell(salon, till);
  await until(salon, till, () => till.state.printing?.state === 'done');
  salon.line.unplug();
  await until(salon, till, () => till.state.connection.state === 'lost');
  await salon.world.run(() => till.printAgain());
  expect(till.state.printing).toMatchObject({ state: 'failed' });
  salon.line.plug();
  await until(salon, till, () => till.state.connection.state === 'connected');
  await salon.world.run(() => till.printAgain());
  const { jobs } = await salon.world.run(() => salon.ask<{ jobs: { isCopy: boolean }[] }>('/receipts/1/jobs'));
  expect(jobs.at(-1)).toMatchObject({ state: 'done', isCopy: true });
});

test('a page that goes away while it prints does not know what came of it, and marks the next print', async () => {
  const salon = await testSalon();
  const drafts = testKeep();
  const till = await signedIn(salon, { drafts });
  salon.printer.losesAnswers = true;
  await sell(salon, till);
  await salon.world.advance(500);
  till.stop();
  const again = salon.openTill({ drafts });
  await until(salon, again, () => again.state.printing?.state === 'unknown');
  expect(again.state.printing?.again).toContain('KOPIE');
});

test('the box prints by itself and the page only tells what became of it', async () => {
  const salon = await testSalon('box', { printer: { kind: 'escpos', host: '192.168.178.222', port: 9100 } });
  const till = await signedIn(salon);
  await sell(salon, till);
  expect(till.state.printing?.state).toBe('printing');
  await until(salon, till, () => till.state.printing?.state === 'failed');
  expect(till.state.printing).toMatchObject({ cause: 'not-found', again: 'Nochmal drucken' });
  expect(till.state.drawerHint).toMatchObject({ tone: 'warn', canOpen: true });
  expect(salon.printer.prints).toHaveLength(0);
});

test('the cashier who has gone on is told that the last receipt did not come, and finds it again', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  salon.printer.losesAnswers = true;
  await sell(salon, till);
  till.newSale();
  await until(salon, till, () => till.state.notices.length > 0);
  expect(till.state.notices[0]?.text).toContain('Letzter Beleg');
  expect(till.state.printing).toBeUndefined();
  salon.printer.losesAnswers = false;
  await salon.world.run(() => till.showLastReceipt());
  expect(till.state).toMatchObject({ screen: 'receipt', receipt: { number: 1 }, printing: { state: 'unknown' } });
  await salon.world.run(() => till.printAgain());
  expect(salon.printer.prints.at(-1)).toContain('KOPIE');
});
