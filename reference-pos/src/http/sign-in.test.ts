import { expect, test } from 'vitest';
import type { Refusal } from '../testing/api-client.ts';
import { openSalon } from '../testing/salon-for-tests.ts';
import type { SaleView } from './views.ts';

test('wrong PINs slow the next try, the right one too, until the wait is over', async () => {
  const { world, client } = await openSalon();
  const stranger = client();
  const tries = await world.run(async () => {
    const statuses: number[] = [];
    for (const pin of ['1', '2', '3', '204866']) statuses.push((await stranger.signIn('lena', pin)).status);
    return statuses;
  });
  expect(tries).toEqual([401, 401, 401, 429]);
  await world.advance(5_100);
  expect((await world.run(() => stranger.signIn('lena', '204866'))).status).toBe(201);
});

test('a name nobody has is refused in the same words as a wrong PIN', async () => {
  const { world, client } = await openSalon();
  const [nobody, wrong] = await world.run(async () => [
    await client().signIn('niemand', '1'),
    await client().signIn('lena', '1'),
  ]);
  expect(nobody.body).toEqual(wrong.body);
});

test('the till locks itself after half an hour without a touch (CK-09)', async () => {
  const { world, till } = await openSalon();
  await world.advance(29 * 60_000);
  expect((await world.run(() => till.call('GET', '/cash'))).status).toBe(200);
  await world.advance(31 * 60_000);
  expect((await world.run(() => till.call('GET', '/cash'))).status).toBe(401);
});

test('signed out is signed out', async () => {
  const { world, till } = await openSalon();
  const statuses = await world.run(async () => [
    (await till.call('DELETE', '/session')).status,
    (await till.call('GET', '/session')).status,
  ]);
  expect(statuses).toEqual([204, 401]);
});

test('an apprentice sells but neither voids nor moves cash; an article’s price is not hers to change', async () => {
  const { world, client } = await openSalon();
  await world.run(async () => {
    const aylin = client();
    await aylin.signIn('aylin', '660275');
    const sale = await aylin.begin();
    const refusals = [
      await aylin.call<Refusal>('DELETE', `/sales/${sale.id}/lines/${sale.lines[0]?.id}`),
      await aylin.call<Refusal>('POST', `/sales/${sale.id}/cancel`),
      await aylin.call<Refusal>('POST', '/cash/movements', {}),
      await aylin.call<Refusal>('GET', '/exports/tse.tar'),
      await aylin.call<Refusal>('POST', `/sales/${sale.id}/lines`, {
        id: aylin.uuid(),
        articleId: '501',
        priceCents: 1,
        priceReason: 'x',
      }),
    ];
    expect(refusals.map(({ body }) => body.code)).toEqual(Array.from({ length: 5 }, () => 'RIGHT_MISSING'));
    expect((await aylin.get<SaleView>(`/sales/${sale.id}`)).state).toBe('open');
    expect((await aylin.pay(sale.id)).receipt.number).toBe(1);
  });
});

test('the session cookie cannot be read by a script or sent from another site', async () => {
  const { world, client } = await openSalon();
  const answer = await world.run(() => client().raw('POST', '/session', { user: 'lena', pin: '204866' }));
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
});

test('a power cut signs nobody out; an idle session does not come back with the power', async () => {
  const { world, server, till } = await openSalon();
  server.cutPower();
  await world.run(() => server.switchOn());
  expect((await world.run(() => till.call('GET', '/session'))).status).toBe(200);
  server.cutPower();
  await world.advance(31 * 60_000);
  await world.run(() => server.switchOn());
  expect((await world.run(() => till.call('GET', '/session'))).status).toBe(401);
});
