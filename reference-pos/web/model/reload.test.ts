import { expect, test } from 'vitest';
import { signedIn, testKeep, testSalon, until } from '../testing/test-salon.ts';

test('session and sale survive a reload; nothing typed is lost, nothing is doubled', async () => {
  const salon = await testSalon();
  const drafts = testKeep();
  const till = await signedIn(salon, { drafts });
  await salon.world.run(() => till.addLine('111'));
  salon.line.unplug();
  await until(salon, till, () => till.state.connection.state === 'lost');
  await salon.world.run(() => till.addLine('113'));
  till.stop();
  salon.line.plug();
  const again = salon.openTill({ drafts });
  await until(salon, again, () => again.state.canPay);
  expect(again.state.signedIn?.id).toBe('lena');
  const sale = await salon.world.run(() =>
    salon.ask<{ lines: { articleId: string }[] }>(`/sales/${again.state.sale?.id}`),
  );
  expect(sale.lines.map(({ articleId }) => articleId)).toEqual(['111', '113']);
});

test('CK-01: what is kept is a session and drafts; no receipt stays in the browser', async () => {
  const salon = await testSalon();
  const drafts = testKeep();
  const till = await signedIn(salon, { drafts });
  await salon.world.run(() => till.addLine('111'));
  await salon.world.run(() => till.payCash('50'));
  await until(salon, till, () => till.state.receipt?.paper !== undefined);
  const { facts } = JSON.parse(drafts.text ?? '') as { facts: object };
  expect(Object.keys(facts).sort()).toEqual(['drawer', 'print', 'receiptToShow', 'session', 'unreported']);
  expect(drafts.text).not.toContain('Musterallee');
  await salon.world.run(() => till.signOut());
  expect(JSON.parse(drafts.text ?? '')).toEqual({ form: 1, facts: { unreported: [] } });
});

test('a wiped browser loses nothing that was stored: the open sale is in the list', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon, { drafts: testKeep() });
  await salon.world.run(() => till.addLine('111'));
  till.stop();
  const again = await signedIn(salon, { drafts: testKeep() });
  expect(again.state.parkedSales).toMatchObject([{ text: 'Herrenschnitt mit Waschen' }]);
});

test('a kept text that is torn or of another form is passed over', async () => {
  const salon = await testSalon();
  for (const text of ['{"form":1,"fac', '{"form":99,"facts":{"sale":7}}', 'null', '[]']) {
    const till = salon.openTill({ drafts: { read: () => text, write: () => undefined } });
    await salon.world.run(() => till.ready());
    expect(till.state.screen).toBe('sign-in');
    till.stop();
  }
});

test('language and printer address belong to the device and outlive the session', async () => {
  const salon = await testSalon();
  const device = testKeep();
  const till = await signedIn(salon, { device });
  till.setLanguage('en');
  till.setPrinterAddress('192.168.2.50');
  till.stop();
  const again = await signedIn(salon, { device });
  expect(again.state).toMatchObject({ language: 'en', printerSettings: { address: 'http://192.168.2.50' } });
});
