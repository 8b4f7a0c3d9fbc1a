import { createFetch, createWorld } from '@kassensturz/host';
import { CloudTse } from '@kassensturz/tse';

/** A sale over the wire of a cloud TSE: sign in, start, finish, read the QR code for the receipt. */
export async function sellWithACloudTse(): Promise<string> {
  const world = createWorld({ seed: 7 });
  const internet = world.addHost('internet');
  const cloud = await world.run(() => new CloudTse().start(internet));
  const { tssId, clients } = cloud.provisionReady({ clientSerialNumbers: ['salon-till-1'] });

  const fetch = createFetch(internet);
  const call = async (method: string, path: string, body: object, token = ''): Promise<Record<string, unknown>> => {
    const response = await fetch(`${cloud.baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  };

  return world.run(async () => {
    const credentials = { api_key: cloud.apiKey, api_secret: cloud.apiSecret };
    const { access_token: token } = await call('POST', '/auth', credentials);
    const path = `/tss/${tssId}/tx/1b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01`;
    const client_id = clients[0]?.clientId;
    await call('PUT', `${path}?tx_revision=1`, { state: 'ACTIVE', client_id }, String(token));
    const receipt = {
      receipt_type: 'RECEIPT',
      amounts_per_vat_rate: [{ vat_rate: 'NORMAL', amount: '38.00' }],
      amounts_per_payment_type: [{ payment_type: 'CASH', amount: '38.00' }],
    };
    const body = { state: 'FINISHED', client_id, schema: { standard_v1: { receipt } } };
    const finished = await call('PUT', `${path}?tx_revision=2`, body, String(token));
    return String(finished['qr_code_data']);
  });
}
