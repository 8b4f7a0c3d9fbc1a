import { expect, test } from 'vitest';
import { signedIn, testSalon, until } from '../testing/test-salon.ts';

test('CK-05: a cut line is said within 5 s with three checks, the pay key is off, the lines stay in sight', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  expect(till.state.canPay).toBe(true);
  salon.line.unplug();
  const tookMs = await until(salon, till, () => till.state.connection.state === 'lost');
  expect(tookMs).toBeLessThan(5_000);
  expect(till.state.banner).toMatchObject({ tone: 'bad', title: 'Keine Verbindung zur Kasse' });
  expect(till.state.banner?.checks).toHaveLength(3);
  expect(till.state).toMatchObject({
    canPay: false,
    payBlockedBecause: 'Ohne Verbindung kann nicht kassiert werden.',
    sale: { lines: [{ text: 'Herrenschnitt mit Waschen' }] },
  });
  // Nobody can know how the TSE is while the server is out of reach.
  expect(till.state.devices.map(({ kind }) => kind)).not.toContain('tse');
  await salon.world.run(() => till.payCash('50'));
  expect(till.state.receipt).toBeUndefined();
});

test('the box names its own three checks (KS-16)', async () => {
  const salon = await testSalon('box');
  const till = await signedIn(salon);
  salon.line.unplug();
  await until(salon, till, () => till.state.connection.state === 'lost');
  expect(till.state.banner?.title).toBe('Kassenserver nicht erreichbar');
  expect(till.state.banner?.checks[0]).toContain('Strom');
});

test('CK-06: lines entered without a connection arrive once when it is back', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  salon.line.unplug();
  await until(salon, till, () => till.state.connection.state === 'lost');
  await salon.world.run(() => till.addLine('113'));
  expect(till.state.sale?.lines.map(({ state, note }) => [state, note])).toEqual([
    ['stored', ''],
    ['waiting', 'noch nicht gespeichert'],
  ]);
  expect(till.state.hasUnsent).toBe(true);
  await salon.world.advance(20_000);
  salon.line.plug();
  await until(salon, till, () => till.state.canPay);
  expect(till.state.sale?.lines).toHaveLength(2);
  const sale = await salon.world.run(() =>
    salon.ask<{ lines: { articleId: string }[] }>(`/sales/${till.state.sale?.id}`),
  );
  expect(sale.lines.map(({ articleId }) => articleId)).toEqual(['111', '113']);
});

test('a line whose answer is lost is stored once', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  salon.world.loseNextAnswer({ client: 'tablet', server: 'server' });
  await salon.world.run(() => till.addLine('113'));
  await until(salon, till, () => till.state.canPay);
  const sale = await salon.world.run(() =>
    salon.ask<{ lines: { articleId: string }[] }>(`/sales/${till.state.sale?.id}`),
  );
  expect(sale.lines.map(({ articleId }) => articleId)).toEqual(['111', '113']);
});

test('a line that was taken out without a connection is gone on the server too', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  await salon.world.run(() => till.addLine('113'));
  salon.line.unplug();
  await until(salon, till, () => till.state.connection.state === 'lost');
  await salon.world.run(() => till.addLine('112'));
  for (const line of till.state.sale?.lines.slice(1) ?? []) await salon.world.run(() => till.voidLine(line.id));
  expect(till.state.sale?.total.cents).toBe(3_400);
  salon.line.plug();
  await until(salon, till, () => till.state.canPay);
  const sale = await salon.world.run(() => salon.ask<{ totalCents: number }>(`/sales/${till.state.sale?.id}`));
  expect(sale.totalCents).toBe(3_400);
});

test('a flapping line loses and doubles nothing', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  for (let round = 0; round < 6; round++) {
    salon.line.unplug();
    const adding = till.addLine('112');
    await salon.world.advance(700 + 900 * round);
    salon.line.plug();
    await salon.world.run(() => adding);
    await salon.world.advance(1_300);
  }
  await until(salon, till, () => till.state.canPay, 120_000);
  const sale = await salon.world.run(() => salon.ask<{ lines: unknown[] }>(`/sales/${till.state.sale?.id}`));
  expect(sale.lines).toHaveLength(6);
});

test('a server that restarts has the sale, and the till goes on with it', async () => {
  const salon = await testSalon();
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  salon.server.switchOff();
  await until(salon, till, () => till.state.connection.state === 'lost');
  await salon.world.run(() => salon.server.switchOn());
  await until(salon, till, () => till.state.connection.state === 'connected');
  await salon.world.advance(1_000);
  // Whether a session outlives the restart is the server's affair.
  if (till.state.screen === 'sign-in') await salon.world.run(() => till.signIn('lena', '204866'));
  await until(salon, till, () => till.state.canPay);
  expect(till.state.sale?.total.cents).toBe(3_400);
});

test('a session that has run out asks for the PIN and loses nothing that was typed', async () => {
  const salon = await testSalon('cloud', { sessionIdleMs: 3_000 });
  const till = await signedIn(salon);
  await salon.world.run(() => till.addLine('111'));
  await salon.world.advance(10_000);
  await salon.world.run(() => till.addLine('113'));
  expect(till.state).toMatchObject({ screen: 'sign-in', signIn: { problem: expect.stringContaining('abgelaufen') } });
  await salon.world.run(() => till.signIn('lena', '204866'));
  await until(salon, till, () => till.state.canPay);
  expect(till.state.sale?.lines.map(({ articleId }) => articleId)).toEqual(['111', '113']);
});
