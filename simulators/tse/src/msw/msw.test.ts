import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { receipt } from '../../test/cloud-client.ts';
import { mswCloudTse } from './index.ts';

const cloud = mswCloudTse();
const server = setupServer(...cloud.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

it('a unit test signs a sale with the address of the real service', async () => {
  const { tssId, clients } = cloud.provisionReady({ clientSerialNumbers: ['till-1'] });
  const call = async (method: string, path: string, body?: object, token = '') => {
    const response = await fetch(`https://kassensichv-middleware.fiskaly.com/api/v2${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const credentials = { api_key: cloud.apiKey, api_secret: cloud.apiSecret };
  const token = String((await call('POST', '/auth', credentials)).body['access_token']);
  const path = `/tss/${tssId}/tx/0b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01`;
  const client_id = clients[0]?.clientId;
  await call('PUT', `${path}?tx_revision=1`, { state: 'ACTIVE', client_id }, token);
  const finished = await call(
    'PUT',
    `${path}?tx_revision=2`,
    { state: 'FINISHED', client_id, schema: receipt('9.00') },
    token,
  );
  expect(finished.body['qr_code_data']).toContain(';Beleg^9.00_0.00_0.00_0.00_0.00^9.00:Bar;1;');
  expect(cloud.tss(tssId).transactions.counter).toBe(1);
  expect((await call('GET', `/tss/${tssId}`)).status).toBe(401);
  cloud.faults.set('unavailable', { times: 1 });
  expect((await call('GET', `/tss/${tssId}`, undefined, token)).status).toBe(503);
  cloud.faults.set('reset', { times: 1 });
  await expect(call('GET', `/tss/${tssId}`, undefined, token)).rejects.toThrow(TypeError);
});
