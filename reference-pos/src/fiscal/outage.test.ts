import { expect, test } from 'vitest';
import type { ReceiptDocument } from '../peripherals/receipt-document.ts';
import { openSalon } from '../testing/salon-for-tests.ts';

interface Outages {
  readonly outages: readonly { readonly startedAt: string; readonly endedAt?: string; readonly cause: string }[];
}

test('selling goes on without the TSE, the paper says so, and the outage is on record (TSE-07, TSE-08)', async () => {
  const { world, till } = await openSalon({ isTseAway: true });
  await world.run(async () => {
    const { receipt } = await till.sell();
    expect(receipt.tse).toMatchObject({ state: 'outage', error: expect.stringContaining('TSE') });
    const { blocks } = await till.get<ReceiptDocument>(`/receipts/${receipt.number}/document`);
    expect(blocks).toContainEqual(expect.objectContaining({ text: 'TSE ausgefallen' }));
    expect(blocks.filter((block) => block.type === 'qr')).toEqual([]);
    const [outage] = (await till.get<Outages>('/outages')).outages;
    expect(outage).toMatchObject({ cause: expect.stringMatching(/unreachable|timeout/) });
    expect(outage?.endedAt).toBeUndefined();
    expect((outage?.startedAt ?? '') <= receipt.issuedAt).toBe(true);
  });
});

test('a silent TSE holds a sale up for less than five seconds, and the next one not at all (TSE-10, TSE-11)', async () => {
  const { world, till, service } = await openSalon();
  service.disturb(/./, 'silence', { times: Number.POSITIVE_INFINITY });
  const first = world.elapsedMs;
  const slow = await world.run(() => till.sell());
  expect(slow.receipt.tse.state).toBe('outage');
  expect(world.elapsedMs - first).toBeLessThan(5_000);
  const calls = service.calls.length;
  const second = world.elapsedMs;
  const next = await world.run(() => till.sell());
  expect(next.receipt.tse.state).toBe('outage');
  expect(world.elapsedMs - second).toBeLessThan(100);
  expect(service.calls.length).toBe(calls);
});

test('the first line is answered within about a second even when the TSE is silent', async () => {
  const { world, till, service } = await openSalon();
  service.disturb(/^PUT/, 'silence');
  const before = world.elapsedMs;
  const sale = await world.run(() => till.begin());
  expect(sale).toMatchObject({ state: 'open', tse: { state: 'starting' } });
  expect(world.elapsedMs - before).toBeLessThan(1_200);
});

test('probes come one at a time and further and further apart', async () => {
  const { world, service } = await openSalon({ isTseAway: true });
  service.calls.length = 0;
  await world.advance(10 * 60_000);
  const failed = world.events.filter(({ host, kind }) => host === 'server' && kind === 'network.connect-failed');
  expect(failed.length).toBeGreaterThan(5);
  expect(failed.length).toBeLessThan(40);
});

test('it comes back by itself; what was recorded without it stays without it (TSE-09, TSE-14)', async () => {
  const { world, till } = await openSalon({ isTseAway: true });
  const before = await world.run(() => till.sell());
  world.cable('tse').plug();
  await world.advance(60_000);
  await world.run(async () => {
    const after = await till.sell();
    expect(after.receipt.tse.state).toBe('signed');
    expect((await till.receipts())[0]).toEqual(before.receipt);
    const [outage] = (await till.get<Outages>('/outages')).outages;
    expect(outage?.endedAt).toBeDefined();
  });
});

test('a sale that was open when the TSE came back is secured from then on', async () => {
  const { world, till } = await openSalon({ isTseAway: true });
  const sale = await world.run(() => till.begin());
  expect(sale.tse.state).toBe('outage');
  world.cable('tse').plug();
  await world.advance(60_000);
  const paid = await world.run(() => till.pay(sale.id));
  expect(paid.receipt.tse).toMatchObject({ state: 'signed', transactionNumber: 1 });
});

test('what the TSE began unheard is closed there as given up, and never becomes a signature afterwards', async () => {
  const { world, till, service } = await openSalon();
  service.disturb(/^PUT .*tx_revision=1/, 'silence', { isDoneFirst: true, times: 2 });
  const { receipt } = await world.run(() => till.sell());
  expect(receipt.tse.state).toBe('outage');
  await world.advance(60_000);
  expect([...service.transactions.values()]).toMatchObject([
    { state: 'FINISHED', processData: expect.stringMatching(/^AVBelegabbruch/) },
  ]);
  const [stored] = await world.run(() => till.receipts());
  expect(stored).toEqual(receipt);
});

test('a sale whose start the TSE did unheard is found there, and signed when it is paid later', async () => {
  const { world, till, service } = await openSalon();
  service.disturb(/^PUT .*tx_revision=1/, 'silence', { isDoneFirst: true, times: 2 });
  const sale = await world.run(() => till.begin());
  await world.advance(60_000);
  const paid = await world.run(() => till.pay(sale.id));
  expect(paid.receipt.tse).toMatchObject({ state: 'signed', transactionNumber: 1 });
  await world.advance(60_000);
  expect([...service.transactions.values()]).toMatchObject([
    { state: 'FINISHED', processData: expect.stringMatching(/^Beleg/) },
  ]);
});

test('an outage that a power cut fell into goes on under the same number', async () => {
  const { world, till, server } = await openSalon({ isTseAway: true });
  await world.run(() => till.sell());
  server.cutPower();
  await world.run(() => server.switchOn());
  await world.run(() => till.signIn());
  await world.run(async () => {
    await till.sell();
    expect((await till.get<Outages>('/outages')).outages).toHaveLength(1);
  });
});
