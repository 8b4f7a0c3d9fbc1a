import { expect, test } from 'vitest';
import type { ReceiptDocument } from '../peripherals/receipt-document.ts';
import { openSalon } from '../testing/salon-for-tests.ts';

interface Jobs {
  readonly jobs: readonly {
    readonly kind: string;
    readonly state: string;
    readonly isCopy: boolean;
    readonly cause?: string;
  }[];
}

/** A box whose printer is not there. */
const open = () => openSalon({ config: { printer: { kind: 'escpos', host: '192.168.178.250', port: 9100 } } });

test('a printer that is not there neither holds up nor undoes a sale (PH-06)', async () => {
  const { world, till } = await open();
  const before = world.elapsedMs;
  const paid = await world.run(() => till.sell());
  expect(world.elapsedMs - before).toBeLessThan(1_000);
  expect(paid.sale.state).toBe('finished');
  await world.advance(10_000);
  expect(await world.run(() => till.get<Jobs>('/receipts/1/jobs'))).toMatchObject({
    jobs: [
      { kind: 'drawer', state: 'failed', cause: 'not-found' },
      { kind: 'print', state: 'failed', cause: 'not-found' },
    ],
  });
  expect(await world.run(() => till.get('/status'))).toMatchObject({ devices: { printer: { state: 'not-found' } } });
});

test('printed again after a print that surely failed it is no copy, otherwise it is (PH-04)', async () => {
  const { world, server, till } = await open();
  await world.run(() => till.sell());
  await world.advance(10_000);
  const again = await world.run(() => till.call<{ isCopy: boolean }>('POST', '/receipts/1/print'));
  expect(again).toMatchObject({ status: 202, body: { isCopy: false } });
  await world.run(() => server.clock.sleep(500));
  server.cutPower();
  await world.run(() => server.switchOn());
  const jobs = await world.run(() => till.get<Jobs>('/receipts/1/jobs'));
  expect(jobs.jobs.filter(({ kind }) => kind === 'print').map(({ state }) => state)).toEqual(['failed', 'unknown']);
  const third = await world.run(() => till.call<{ isCopy: boolean }>('POST', '/receipts/1/print', {}));
  expect(third.body.isCopy).toBe(true);
});

test('a copy says so and takes no number and no signature of its own (PH-07)', async () => {
  const { world, till, service } = await open();
  await world.run(() => till.sell());
  const transactions = service.transactions.size;
  const document = await world.run(() => till.get<ReceiptDocument>('/receipts/1/document?copy=true'));
  expect(document.blocks).toContainEqual(expect.objectContaining({ text: 'KOPIE' }));
  await world.run(() => till.call('POST', '/receipts/1/print'));
  expect(service.transactions.size).toBe(transactions);
  expect(await world.run(() => till.receipts())).toHaveLength(1);
});

test('the drawer opens without a sale only for those who may, with a reason, and it is on record (PH-20)', async () => {
  const { world, till, client } = await open();
  await world.run(async () => {
    const apprentice = client();
    await apprentice.signIn('aylin', '660275');
    expect((await apprentice.call('POST', '/drawer/openings', { reason: 'Wechseln' })).status).toBe(403);
    expect((await till.call('POST', '/drawer/openings', {})).status).toBe(422);
    expect((await till.call('POST', '/drawer/openings', { reason: 'Wechseln' })).status).toBe(202);
    const { entries } = await till.get<{ entries: { event: string; by: string; details: object }[] }>('/log?after=0');
    expect(entries).toContainEqual(
      expect.objectContaining({
        event: 'drawer.opened',
        by: 'petra',
        details: { text: 'Schublade geöffnet', reason: 'Wechseln' },
      }),
    );
  });
});

test('a drawer job that waited more than a minute is dropped', async () => {
  const { world, server, till } = await open();
  await world.run(() => till.sell());
  server.cutPower();
  await world.advance(61_000);
  await world.run(() => server.switchOn());
  await world.advance(10_000);
  const { jobs } = await world.run(() => till.get<Jobs>('/receipts/1/jobs'));
  expect(jobs.find(({ kind }) => kind === 'drawer')?.state).toMatch(/unknown|dropped/);
});
