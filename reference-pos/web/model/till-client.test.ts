import { expect, test } from 'vitest';
import { signedIn, testSalon, until } from '../testing/test-salon.ts';

test('a sale for cash: lines at once on the server, change, receipt, paper from the page, drawer by key', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  expect(till.state).toMatchObject({
    screen: 'sale',
    variant: 'cloud',
    signedIn: { name: 'Lena Probe', roleText: 'Friseur/in' },
  });
  await salon.world.run(() => till.addLine('101-mittel'));
  await salon.world.run(() => till.addLine({ articleId: '501', quantity: 2, staffId: 'petra' }));
  expect(till.state.sale).toMatchObject({ isStored: true, total: { cents: 9_580, text: '95,80\u00a0€' } });
  expect(till.state.sale?.lines.map(({ text, staffName }) => [text, staffName])).toEqual([
    ['Waschen, Schneiden, Föhnen Damen mittel', 'Lena'],
    ['2 × Shampoo Feuchtigkeit 250 ml', 'Petra'],
  ]);
  till.beginPayment();
  till.enterTendered('100');
  expect(till.state.payment).toMatchObject({ change: { cents: 420 }, canConfirm: true });
  await salon.world.run(() => till.payCash());
  await until(salon, till, () => till.state.printing?.state === 'done');
  expect(till.state).toMatchObject({
    screen: 'receipt',
    receipt: { number: 1, change: { cents: 420 }, isOutage: true },
    drawerHint: { text: 'Lade bitte mit dem Schlüssel öffnen', canOpen: false },
    printing: { title: 'Beleg gedruckt', again: 'Nochmal drucken (KOPIE)' },
  });
  expect(salon.printer.prints).toHaveLength(1);
  expect(salon.printer.prints[0]).toContain('Shampoo');
  expect([...salon.printer.clients]).toEqual([salon.tablet.network.addresses()[0]]);
  const { jobs } = await salon.world.run(() => salon.ask<{ jobs: { state: string }[] }>('/receipts/1/jobs'));
  expect(jobs.map(({ state }) => state)).toEqual(['done']);
  till.newSale();
  expect(till.state).toMatchObject({ screen: 'sale', canPay: false });
});

test('a wrong PIN is said in words and nobody is in', async () => {
  const salon = await testSalon();
  const till = salon.openTill();
  await salon.world.run(async () => {
    await till.ready();
    await till.signIn('lena', '111111');
  });
  expect(till.state).toMatchObject({
    screen: 'sign-in',
    signIn: { problem: expect.stringContaining('PIN stimmt nicht') },
  });
  till.setLanguage('en');
  expect(till.state.signIn.problem).toBe('Name or PIN is wrong. Please enter them again.');
});

test('a line that is taken out leaves the sum and the server; an emptied sale can be cancelled', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  await salon.world.run(() => till.addLine('113'));
  const [first] = till.state.sale?.lines ?? [];
  await salon.world.run(() => till.voidLine(first?.id ?? ''));
  expect(till.state.sale?.total.cents).toBe(1_400);
  const id = till.state.sale?.id;
  await salon.world.run(() => till.cancelSale());
  expect(till.state.sale).toBeUndefined();
  const sale = await salon.world.run(() => salon.ask<{ state: string }>(`/sales/${id}`));
  expect(sale.state).toBe('cancelled');
});

test('an amount is comma or point or refused, and too little takes nothing', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  for (const [typed, problem] of [
    ['5o,00', 'kann die Kasse nicht lesen'],
    ['1.000,00', 'kann die Kasse nicht lesen'],
    ['-50', 'kann die Kasse nicht lesen'],
    ['30,00', 'reicht nicht'],
  ] as const) {
    await salon.world.run(() => till.payCash(typed));
    expect(till.state, typed).toMatchObject({
      screen: 'payment',
      payment: { problem: expect.stringContaining(problem) },
    });
  }
  await salon.world.run(() => till.payCash('50.00'));
  expect(till.state.receipt).toMatchObject({ change: { cents: 1_600 } });
});

test('a parked sale waits on the server and is picked up again', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('131'));
  await salon.world.run(() => till.parkSale());
  expect(till.state.sale).toBeUndefined();
  expect(till.state.parkedSales).toMatchObject([{ text: 'Ansatzfarbe', total: { cents: 4_800 } }]);
  await salon.world.run(() => till.resumeSale(till.state.parkedSales[0]?.id ?? ''));
  expect(till.state).toMatchObject({ sale: { total: { cents: 4_800 } }, canPay: true, parkedSales: [] });
});

test('a scanned code enters its product, an unknown one is said and enters nothing', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.enterCode('2000000005010'));
  await salon.world.run(() => till.enterCode('4000000000000'));
  expect(till.state.sale?.lines.map(({ articleId }) => articleId)).toEqual(['501']);
  expect(till.state.notices).toMatchObject([{ tone: 'warn', text: expect.stringContaining('Diesen Code') }]);
});

test('the till locks itself when nobody touches it, and the sale is there for the next person', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon, { idleLockMs: 60_000 });
  await salon.world.run(() => till.addLine('111'));
  await salon.world.advance(61_000);
  expect(till.state.screen).toBe('sign-in');
  await salon.world.run(() => till.signIn('petra', '739104'));
  expect(till.state).toMatchObject({ screen: 'sale', canPay: true, sale: { total: { cents: 3_400 } } });
});

test('the TSE outage is shown calmly and selling goes on', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  await until(salon, till, () => till.state.banner !== undefined);
  expect(till.state.banner).toMatchObject({ tone: 'warn', title: 'TSE ausgefallen', checks: [] });
  expect(till.state.canPay).toBe(true);
});

test('the limits page says what the capabilities say (CK-11)', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  const capabilities = await salon.world.run(() => salon.ask<{ texts: Record<string, string> }>('/capabilities'));
  expect(Object.fromEntries(till.state.limits.map(({ kind, text }) => [kind, text]))).toEqual(capabilities.texts);
});

test('an apprentice may sell, but is not offered to take lines out or open the drawer', async () => {
  const salon = await testSalon();
  const till = salon.openTill();
  await salon.world.run(async () => {
    await till.ready();
    await till.signIn('aylin', '660275');
  });
  expect(till.state.may).toEqual({ sell: true, void: false, openDrawer: false, inspect: false });
});
