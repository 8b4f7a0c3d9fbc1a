import { createFetch, createWorld } from '@kassensturz/host';
import { expect, test } from 'vitest';
import { boxProgram } from './box-program.ts';

test('sells for cash while the TSE cannot be reached, and says so on the receipt', async () => {
  const world = createWorld({ seed: 1 });
  const router = world.addRouter('router');
  const box = world.addHost('box');
  const tablet = world.addHost('tablet');
  world.connect(box, router);
  world.connect(tablet, router);
  box.install(
    boxProgram({
      variant: 'box',
      http: { port: 80, address: '0.0.0.0' },
      dataDirectory: '/var/pos',
      tse: {
        kind: 'cloud',
        baseUrl: 'http://tse.example/api/v2',
        apiKey: 'k',
        apiSecret: 's',
        tssId: 't',
        adminPuk: 'p',
        adminPin: 'q',
      },
    }),
  );
  const receipt = await world.run(async () => {
    await box.switchOn();
    const fetch = createFetch(tablet);
    const base = `http://${box.network.addresses()[0]}/api/v1`;
    const call = async (method: string, path: string, token?: string, body?: unknown) => {
      const answer = await fetch(`${base}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return (await answer.json()) as Record<string, never>;
    };
    const { token } = await call('POST', '/session', undefined, { user: 'lena', pin: '204866' });
    const id = tablet.random.uuid();
    const sale = await call('POST', '/sales', token, { id, line: { id: tablet.random.uuid(), articleId: '111' } });
    expect(sale['tse']).toEqual({ state: 'outage' });
    const paid = await call('POST', `/sales/${id}/payments/cash`, token, {
      key: tablet.random.uuid(),
      tendered: '50,00',
    });
    return paid;
  });
  expect(receipt['sale']?.['state']).toBe('finished');
});
