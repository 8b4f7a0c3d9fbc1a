import { createFetch, createWorld } from '@kassensturz/host';
import { CloudTse } from '@kassensturz/tse';

/** The worst moment: the sale is signed, the answer is gone. What does the till know, and what does the TSE? */
export async function loseAnAnswer(): Promise<{ readonly till: string; readonly tse: string }> {
  const world = createWorld({ seed: 7 });
  const internet = world.addHost('internet');
  const cloud = await world.run(() => new CloudTse().start(internet));
  const { tssId, clients } = cloud.provisionReady({ clientSerialNumbers: ['salon-till-1'] });
  const fetch = createFetch(internet);

  return world.run(async () => {
    const send = async (method: string, path: string, body?: object, token = '') => {
      const response = await fetch(`${cloud.baseUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    const { access_token } = await send('POST', '/auth', { api_key: cloud.apiKey, api_secret: cloud.apiSecret });
    const token = String(access_token);
    const path = `/tss/${tssId}/tx/1b6a1f43-7f0e-4c36-8c0e-2d0a5a1c7e01`;
    const client_id = clients[0]?.clientId;
    await send('PUT', `${path}?tx_revision=1`, { state: 'ACTIVE', client_id }, token);

    await cloud.fault('lostAnswer', { on: 'finish', times: 1 });
    const schema = { raw: { process_type: 'SonstigerVorgang', process_data: 'eA==' } };
    const till = await send('PUT', `${path}?tx_revision=2`, { state: 'FINISHED', client_id, schema }, token).then(
      () => 'finished',
      (error: Error) => (error.cause as { readonly code: string }).code,
    );
    const { state } = await send('GET', path, undefined, token);
    return { till, tse: String(state) };
  });
}
