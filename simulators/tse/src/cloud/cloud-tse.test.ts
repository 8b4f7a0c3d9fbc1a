import { createFetch, createWorld, type Fetch, type SimulatedHost, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { CloudTse } from './cloud-tse.ts';
import type { StartedCloudTse } from './started-cloud-tse.ts';

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field
  readonly body: any;
  readonly retryAfter: string | null;
}

const CLIENT = '6f9d1b0e-3c7a-4a53-9a55-0d1f6f2f0a11';
const TX = '0b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01';

const RECEIPT = {
  standard_v1: {
    receipt: {
      receipt_type: 'RECEIPT',
      amounts_per_vat_rate: [{ vat_rate: 'NORMAL', amount: '21.42' }],
      amounts_per_payment_type: [{ payment_type: 'CASH', amount: '21.42' }],
    },
  },
};

let world: World;
let host: SimulatedHost;
let cloud: StartedCloudTse;
let fetch: Fetch;
let token = '';

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return await world.run(async () => {
    const response = await fetch(`${cloud.baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      limits: { headersMs: 600_000, totalMs: 600_000 },
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      retryAfter: response.headers.get('retry-after'),
    };
  });
}

async function logIn(): Promise<void> {
  const answer = await call('POST', '/auth', { api_key: cloud.apiKey, api_secret: cloud.apiSecret });
  token = answer.body.access_token;
}

beforeEach(async () => {
  world = createWorld({ seed: 11 });
  host = world.addHost('cloud');
  await world.run(async () => {
    await host.switchOn();
    cloud = await new CloudTse().start(host);
  });
  fetch = createFetch(host);
  await logIn();
});

describe('set-up', () => {
  it('goes from CREATED to a first signed sale by the public calls alone', async () => {
    const { tssId, adminPuk } = cloud.provision();
    expect((await call('GET', `/tss/${tssId}`)).body.state).toBe('CREATED');
    const before = host.clock.monotonic();
    expect((await call('PATCH', `/tss/${tssId}`, { state: 'UNINITIALIZED' })).body.state).toBe('UNINITIALIZED');
    expect(host.clock.monotonic() - before).toBeGreaterThanOrEqual(30_000);
    const change = { admin_puk: adminPuk, new_admin_pin: '123456' };
    expect((await call('PATCH', `/tss/${tssId}/admin`, change)).status).toBe(200);
    expect((await call('POST', `/tss/${tssId}/admin/auth`, { admin_pin: '123456' })).status).toBe(200);
    expect((await call('PATCH', `/tss/${tssId}`, { state: 'INITIALIZED' })).body.state).toBe('INITIALIZED');
    const client = await call('PUT', `/tss/${tssId}/client/${CLIENT}`, { serial_number: '955002-00' });
    expect(client.body).toMatchObject({ state: 'REGISTERED', serial_number: '955002-00', _type: 'CLIENT' });
    expect((await call('POST', `/tss/${tssId}/admin/logout`, {})).status).toBe(200);

    const start = await call('PUT', `/tss/${tssId}/tx/${TX}?tx_revision=1`, { state: 'ACTIVE', client_id: CLIENT });
    expect(start.body).toMatchObject({ number: 1, state: 'ACTIVE', revision: 1, log: { operation: 'Start' } });
    const finish = await call('PUT', `/tss/${tssId}/tx/${TX}?tx_revision=2`, {
      state: 'FINISHED',
      client_id: CLIENT,
      schema: RECEIPT,
    });
    expect(finish.status).toBe(200);
    expect(finish.body.qr_code_data.split(';').slice(0, 5)).toEqual([
      'V0',
      '955002-00',
      'Kassenbeleg-V1',
      'Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Bar',
      '1',
    ]);
    expect(finish.body.signature.counter).toBe(start.body.signature.counter + 1);
  });
});
