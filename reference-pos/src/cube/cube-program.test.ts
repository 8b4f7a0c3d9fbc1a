import { readFile } from '@kassensturz/host';
import { expect, test } from 'vitest';
import type { Capabilities } from '../http/capabilities.ts';
import type { Refusal } from '../testing/api-client.ts';
import { openSalon } from '../testing/salon-for-tests.ts';
import { cubeProgram } from './cube-program.ts';

const printer = { host: '192.168.178.250', port: 9100 };

/** A cloud till whose salon has a cube, and a printer that is not there. */
async function openSalonWithCube(pairingCode?: string) {
  const salon = await openSalon({ config: { variant: 'cube' } });
  const { world, server } = salon;
  const serverUrl = `http://${server.network.addresses()[0]}`;
  const makeCode = async () => {
    const { body } = await world.run(() => salon.till.call<{ code: string }>('POST', '/settings/cube/codes'));
    return body.code;
  };
  const addCube = async (name: string, code: string) => {
    const cube = world.addHost(name);
    world.connect(cube, world.host('router'), { name });
    cube.install(cubeProgram({ serverUrl, pairingCode: code, name, printer }));
    await world.run(() => cube.switchOn());
    return cube;
  };
  const cube = await addCube('cube', pairingCode ?? (await makeCode()));
  const devices = () => world.run(() => salon.till.get<Capabilities>('/capabilities'));
  const status = async () =>
    (await world.run(() => salon.till.get<{ devices: Record<string, { state: string; text: string }> }>('/status')))
      .devices['cube'];
  return { ...salon, cube, devices, status, makeCode, addCube, serverUrl };
}

test('with the cube its devices are there, and its word on each job comes back', async () => {
  const { world, till, devices } = await openSalonWithCube();
  expect(await devices()).toMatchObject({ variant: 'cube', printer: 'escpos', drawer: 'kick' });
  const paid = await world.run(() => till.sell());
  expect(paid).toMatchObject({ paper: 'server', drawer: { opens: 'kick' } });
  await world.advance(15_000);
  expect(await world.run(() => till.get('/receipts/1/jobs'))).toMatchObject({
    jobs: [
      { kind: 'drawer', state: 'failed', cause: 'not-found' },
      { kind: 'print', state: 'failed', cause: 'not-found' },
    ],
  });
});

test('when it is unplugged its devices are gone within 15 s and selling goes on by the rules of the cloud (CK-12)', async () => {
  const { world, till, devices } = await openSalonWithCube();
  const sale = await world.run(() => till.begin());
  world.cable('cube').unplug();
  await world.advance(15_000);
  expect(await devices()).toMatchObject({ printer: 'epos-from-browser', drawer: 'by-key' });
  expect(await world.run(() => till.pay(sale.id))).toMatchObject({ paper: 'page', drawer: { opens: 'by-key' } });
  world.cable('cube').plug();
  await world.advance(15_000);
  expect(await devices()).toMatchObject({ printer: 'escpos', drawer: 'kick' });
});

test('it opens no port and is called by nobody (CK-13)', async () => {
  const { world } = await openSalonWithCube();
  await world.advance(60_000);
  const own = world.events.filter(({ host }) => host === 'cube').map(({ kind }) => kind);
  expect(own.some((kind) => kind === 'network.connected')).toBe(true);
  expect(own.filter((kind) => /listen|accept/.test(kind))).toEqual([]);
});

test('a cube without a valid code is not let in (CK-14)', async () => {
  const { world, devices, client, status } = await openSalonWithCube('ABCD-2345');
  await world.advance(30_000);
  expect(await devices()).toMatchObject({ printer: 'epos-from-browser' });
  expect(await status()).toMatchObject({ state: 'not-paired', text: expect.stringContaining('abgewiesen') });
  const answer = await world.run(() => client().raw('POST', '/cube/messages', { messages: [] }, 'x'.repeat(20)));
  expect(answer.status).toBe(401);
});

test('a code works once: a second cube is told, and the first one stays (CK-14)', async () => {
  const { world, till, devices, status, makeCode, addCube, cube } = await openSalonWithCube('NONE-2345');
  const code = await makeCode();
  cube.install(cubeProgram({ serverUrl: 'http://nobody', printer }));
  await addCube('first', code.toLowerCase().replace('-', ' '));
  expect(await devices()).toMatchObject({ printer: 'escpos' });
  const second = await addCube('second', code);
  await world.advance(5_000);
  expect(second.isOn).toBe(true);
  expect(await status()).toMatchObject({ state: 'ready', text: expect.stringContaining('zweiter Cube') });
  const wish = { code, secret: 's'.repeat(40), name: 'third' };
  expect(await world.run(() => till.call('POST', '/cube/pairing', wish))).toMatchObject({
    status: 409,
    body: { code: 'CUBE_ALREADY_PAIRED' },
  });
  expect(await world.run(() => till.call('POST', '/settings/cube/codes'))).toMatchObject({ status: 409 });
});

test('a code expires, five wrong ones void it, and a new one voids the old (CK-14)', async () => {
  const { world, till, makeCode } = await openSalonWithCube('NONE-2345');
  const pair = (code: string) =>
    world.run(() => till.call<Refusal>('POST', '/cube/pairing', { code, secret: 's'.repeat(40), name: 'c' }));
  const old = await makeCode();
  await world.advance(15 * 60_000);
  expect(await pair(old)).toMatchObject({ status: 403, body: { code: 'CUBE_CODE_NOT_VALID' } });
  const guessed = await makeCode();
  for (let tries = 0; tries < 5; tries++) expect((await pair('WRNG-CODE')).status).toBe(403);
  expect((await pair(guessed)).status).toBe(403);
  const replaced = await makeCode();
  const valid = await makeCode();
  expect((await pair(replaced)).status).toBe(403);
  expect((await pair(valid)).status).toBe(200);
  expect((await pair(valid)).status, 'the same cube again, its answer got lost').toBe(200);
});

test('an unpaired cube is shown out and comes back only with a new code; its secret is nowhere in clear (CK-14)', async () => {
  const { world, server, till, cube, devices, makeCode, serverUrl } = await openSalonWithCube();
  const kept = JSON.parse(Buffer.from(readFile(cube.disk, '/var/cube/pairing.json')).toString()) as { secret: string };
  expect(Buffer.from(readFile(server.disk, '/var/pos/pos.db')).includes(kept.secret)).toBe(false);
  expect(await world.run(() => till.get('/settings/cube'))).toMatchObject({
    cube: { name: 'cube', isConnected: true },
  });
  await world.run(() => till.call('DELETE', '/settings/cube'));
  expect(await devices()).toMatchObject({ printer: 'epos-from-browser' });
  await world.advance(120_000);
  expect(await devices()).toMatchObject({ printer: 'epos-from-browser' });
  cube.cutPower();
  cube.install(cubeProgram({ serverUrl, pairingCode: await makeCode(), printer }));
  await world.run(() => cube.switchOn());
  await world.advance(5_000);
  expect(await devices()).toMatchObject({ printer: 'escpos' });
});

test('a server that restarts is found again', async () => {
  const { world, server, devices } = await openSalonWithCube();
  server.cutPower();
  await world.run(() => server.switchOn());
  await world.advance(20_000);
  expect(await devices()).toMatchObject({ printer: 'escpos' });
});
