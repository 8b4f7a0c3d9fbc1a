import { beforeEach, expect, test } from 'vitest';
import { DescribedApi } from '../testing/described-api.ts';
import { DescribedSpeech } from '../testing/described-speech.ts';
import { openSalon, type SalonForTests } from '../testing/salon-for-tests.ts';

const api = new DescribedApi();
const secret = 'made-by-the-cube-for-itself-0123456789';
let salon: SalonForTests;
let speech: DescribedSpeech;

beforeEach(async () => {
  salon = await openSalon({ config: { variant: 'cube' } });
  speech = new DescribedSpeech(api, salon);
});

/** What the cube sends with its own secret instead of a session; the status, after the answer was held to its description. */
async function fromCube(method: string, path: string, body: unknown, token = secret): Promise<number> {
  const operation = api.find(method, path);
  expect(api.requestProblem(operation, body), operation.operationId).toBeUndefined();
  return salon.world.run(async () => {
    const answer = await salon.till.raw(method, path, body, token);
    const text = await answer.text();
    const told: unknown = text === '' ? undefined : JSON.parse(text);
    expect(api.answerProblem(operation, answer.status, told), operation.operationId).toBeUndefined();
    return answer.status;
  });
}

test('the cube is paired, speaks and is shown out as described', async () => {
  expect(await speech.speak('GET', '/settings/cube')).toEqual({});
  const { code } = await speech.speak<{ readonly code: string }>('POST', '/settings/cube/codes');
  expect(await speech.speak('GET', '/settings/cube')).toHaveProperty('codeExpiresAt');
  const pairing = { code, secret, name: 'Cube' };
  expect(await fromCube('POST', '/cube/pairing', { ...pairing, code: 'WRONG' })).toBeGreaterThanOrEqual(400);
  const blanks = 'no header can carry blanks, however long it is';
  const refused = await salon.world.run(() => salon.till.call('POST', '/cube/pairing', { ...pairing, secret: blanks }));
  expect(refused).toMatchObject({ status: 422, body: { code: 'REQUEST_NOT_VALID' } });
  expect(await fromCube('POST', '/cube/pairing', pairing)).toBe(200);
  expect(await fromCube('POST', '/cube/pairing', pairing)).toBe(200);
  expect(await speech.speak('GET', '/settings/cube')).toMatchObject({ cube: { name: 'Cube', isConnected: false } });
  const { till } = salon;
  const outcome = { state: 'failed', code: 'not-found', text: 'Kein Terminal.' };
  const messages = [
    { type: 'state', devices: { terminal: { isReady: true } } },
    { type: 'progress', id: till.uuid(), payload: { phase: 'card', text: 'Karte vorhalten' } },
    { type: 'outcome', id: till.uuid(), outcome },
    { type: 'outcome', id: till.uuid(), outcome: { state: 'done', result: { amountCents: 3_400 } } },
    { type: 'standing', id: till.uuid(), standing: { state: 'running' } },
    { type: 'standing', id: till.uuid(), standing: outcome },
    { type: 'event', id: till.uuid(), name: 'callerId', payload: {}, ageMs: 20 },
  ];
  expect(await fromCube('POST', '/cube/messages', { messages })).toBe(204);
  expect(await fromCube('POST', '/cube/messages', { messages }, 'of-somebody-else')).toBe(401);
  await speech.speak('GET', '/status');
  await speech.speak('GET', '/capabilities');
  await speech.speak('DELETE', '/settings/cube');
  expect(await fromCube('POST', '/cube/messages', { messages })).toBe(401);
});

test('its connection tells one described message a line', async () => {
  const { code } = await speech.speak<{ readonly code: string }>('POST', '/settings/cube/codes');
  expect(await fromCube('POST', '/cube/pairing', { code, secret, name: 'Cube' })).toBe(200);
  const isMessage = api.schema('ServerMessage');
  const { world, till } = salon;
  const address = { mode: 'tcp', host: '192.168.178.50', port: 20_007, password: '123456' };
  const heard = await world.run(async () => {
    const stream = (await till.raw('GET', '/cube/connection', undefined, secret)).body;
    if (!stream) throw new Error('no stream');
    await till.call('PUT', '/settings/terminal', address);
    void till.call('POST', '/terminal/test');
    const types = new Set<string>();
    const decoder = new TextDecoder();
    let rest = '';
    for await (const piece of stream) {
      const lines = (rest + decoder.decode(piece)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter((text) => text !== '')) {
        const message = JSON.parse(line) as { readonly type: string };
        expect(isMessage(message), line).toBe(true);
        types.add(message.type);
      }
      if (['alive', 'settings', 'call'].every((type) => types.has(type))) break;
    }
    return types;
  });
  expect([...heard]).toEqual(expect.arrayContaining(['alive', 'settings', 'call']));
});
