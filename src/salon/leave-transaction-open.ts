import { createFetch, type Host } from '@kassensturz/host';
import { HarnessError } from '../errors.ts';
import type { TseAccess } from '../pos/contract.ts';

/** Begins a transaction at a cloud TSE in the name of its first client, as a program does that dies right afterwards. */
export async function leaveTransactionOpen(host: Host, access: TseAccess): Promise<void> {
  if (access.kind !== 'cloud') throw new HarnessError('USAGE', 'a stick is no cloud TSE.');
  const fetch = createFetch(host);
  const root = await access.baseUrl('tablet');
  const call = async <T>(method: string, path: string, body?: object, token?: string): Promise<T> => {
    const answer = await fetch(`${root}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  const credentials = { api_key: access.apiKey, api_secret: access.apiSecret };
  const { access_token: token } = await call<{ access_token: string }>('POST', '/auth', credentials);
  const tss = `/tss/${access.tssId}`;
  const { data } = await call<{ data: { _id: string }[] }>('GET', `${tss}/client`, undefined, token);
  const begin = { state: 'ACTIVE', client_id: data[0]?._id };
  await call('PUT', `${tss}/tx/${host.random.uuid()}?tx_revision=1`, begin, token);
}
