import { expect, test } from 'vitest';
import type { Refusal } from '../testing/api-client.ts';
import { openSalon } from '../testing/salon-for-tests.ts';

test('a full disk stops new sales with a text, lets the running one end, and is read as before (KS-13)', async () => {
  const { world, server, till, client } = await openSalon({ diskBytes: 16 * 1024 * 1024 });
  const running = await world.run(() => till.begin());
  const { freeBytes, totalBytes } = server.disk.space();
  server.disk.control.capacityBytes = totalBytes - freeBytes;
  await world.run(async () => {
    const refused = await till.call<Refusal>('POST', '/sales', {
      id: till.uuid(),
      line: { id: till.uuid(), articleId: '111' },
    });
    expect(refused).toMatchObject({
      status: 507,
      body: { code: 'STORAGE_FULL', message: expect.stringMatching(/Platz/) },
    });
    const paid = await till.pay(running.id);
    expect(paid.receipt).toMatchObject({ number: 1, tse: { state: 'signed' } });
    const other = client();
    expect((await other.signIn('lena', '204866')).status).toBe(201);
    expect(await other.receipts()).toHaveLength(1);
    expect(await till.get('/status')).toMatchObject({
      devices: { storage: { state: expect.stringMatching(/low|full/) } },
    });
  });
  server.disk.control.capacityBytes = totalBytes;
  await world.run(async () => {
    expect((await till.sell()).receipt.number).toBe(2);
  });
});

test('after a failed sync nothing is acknowledged any more until the till is started anew (fail-stop)', async () => {
  const { world, server, till } = await openSalon();
  const before = await world.run(() => till.sell());
  server.disk.control.fail({ operation: 'sync', path: '/var/pos', code: 'EIO' });
  await world.run(async () => {
    for (const _ of [1, 2]) {
      const refused = await till.call<Refusal>('POST', '/sales', {
        id: till.uuid(),
        line: { id: till.uuid(), articleId: '111' },
      });
      expect(refused).toMatchObject({ status: 503, body: { code: 'STORAGE_FAILED' } });
    }
    expect((await till.call('GET', '/health')).status).toBe(503);
  });
  await world.run(async () => {
    await server.switchOff();
    await server.switchOn();
    await till.signIn();
    expect(await till.receipts()).toEqual([before.receipt]);
    expect((await till.sell()).receipt.number).toBe(2);
  });
});
