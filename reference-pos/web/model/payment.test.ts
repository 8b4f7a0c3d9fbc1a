import { expect, test } from 'vitest';
import { signedIn, type TestSalon, testKeep, testSalon, until } from '../testing/test-salon.ts';

const receiptsOf = async (salon: TestSalon): Promise<number> => {
  const { receipts } = await salon.world.run(() => salon.ask<{ receipts: unknown[] }>('/receipts'));
  return receipts.length;
};

test('CK-07: paying twice makes one receipt', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  await salon.world.run(() => Promise.all([till.payCash('50'), till.payCash('50')]));
  await salon.world.run(() => till.payCash('50'));
  expect(till.state.receipt?.number).toBe(1);
  expect(await receiptsOf(salon)).toBe(1);
});

test('CK-07: a lost answer makes one receipt', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  await salon.world.advance(1_990);
  salon.world.loseNextAnswer({ client: 'tablet', server: 'server', outcome: 'reset' });
  await salon.world.run(() => till.payCash('50'));
  await until(salon, till, () => till.state.screen === 'receipt');
  expect(await receiptsOf(salon)).toBe(1);
});

test('a payment whose answer is lost together with the line is settled by asking, not by guessing', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  salon.world.loseNextAnswer({ client: 'tablet', server: 'server' });
  const paying = till.payCash('50');
  await salon.world.advance(300);
  salon.line.unplug();
  await salon.world.run(() => paying);
  expect(till.state).toMatchObject({
    screen: 'payment',
    payment: { phase: 'unclear', canConfirm: false, progress: expect.stringContaining('nicht noch einmal kassieren') },
  });
  salon.line.plug();
  await until(salon, till, () => till.state.screen === 'receipt');
  expect(till.state.notices).toMatchObject([{ tone: 'good', text: expect.stringContaining('genau einen Beleg') }]);
  expect(await receiptsOf(salon)).toBe(1);
});

test('a payment that never arrived is asked for again, with the same key', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  salon.line.unplug();
  await salon.world.run(() => till.payCash('50'));
  expect(till.state.payment?.phase).toBe('unclear');
  salon.line.plug();
  await until(salon, till, () => till.state.payment?.phase === 'entering');
  expect(till.state.payment?.problem).toContain('noch nicht gespeichert');
  await salon.world.run(() => till.payCash('50'));
  expect(till.state.receipt?.change.cents).toBe(1_600);
  expect(await receiptsOf(salon)).toBe(1);
});

test('a page that goes away while it pays finds its receipt again', async () => {
  const salon = await testSalon();
  const drafts = testKeep();
  const till = await signedIn(salon, { drafts });
  await salon.world.run(() => till.addLine('111'));
  salon.world.loseNextAnswer({ client: 'tablet', server: 'server' });
  void till.payCash('50');
  await salon.world.advance(200);
  till.stop();
  const again = salon.openTill({ drafts });
  await until(salon, again, () => again.state.screen === 'receipt');
  expect(again.state).toMatchObject({ signedIn: { id: 'lena' }, receipt: { number: 1, change: { cents: 1_600 } } });
  expect(await receiptsOf(salon)).toBe(1);
});

test('a card typed at the terminal is recorded as the kind that the cashier names, and as none where nobody does', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  const payByHand = async (...kinds: readonly ('debit' | 'credit')[]) => {
    await salon.world.run(() => till.addLine('111'));
    till.payByHand();
    for (const kind of kinds) till.nameCardKind(kind);
    await salon.world.run(() => till.confirmApproved());
    till.newSale();
  };
  await payByHand('credit', 'debit');
  await payByHand('credit', 'credit');
  const path = '/receipts';
  const { receipts } = await salon.world.run(() =>
    salon.ask<{ receipts: { payments: { cardKind?: string }[] }[] }>(path),
  );
  expect(receipts.map(({ payments }) => payments[0]?.cardKind)).toEqual(['debit', undefined]);
});

test('what was refused does not follow to the receipt or to another page', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  const refuse = async () => {
    await salon.world.run(() => till.addLine('111'));
    till.beginPayment();
    await salon.world.run(() => till.redeemVoucher('4711'));
    expect(till.state.notices).toMatchObject([{ tone: 'bad' }]);
  };
  await refuse();
  await salon.world.run(() => till.payCash('50'));
  expect(till.state.notices.filter(({ tone }) => tone === 'bad')).toEqual([]);
  till.newSale();
  await refuse();
  await salon.world.run(() => till.showDay('cash'));
  expect(till.state.notices).toEqual([]);
});
