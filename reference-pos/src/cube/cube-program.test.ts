import { expect, test } from 'vitest';
import type { Capabilities } from '../http/capabilities.ts';
import { openSalon } from '../testing/salon-for-tests.ts';
import { cubeProgram } from './cube-program.ts';

const cubeToken = 'the-secret-of-this-cube';

/** A cloud till whose salon has a cube, and a printer that is not there. */
async function openSalonWithCube(token = cubeToken) {
  const salon = await openSalon({ config: { variant: 'cube', cubeToken } });
  const { world, server } = salon;
  const cube = world.addHost('cube');
  world.connect(cube, world.host('router'), { name: 'cube' });
  const serverUrl = `http://${server.network.addresses()[0]}`;
  cube.install(cubeProgram({ serverUrl, token, printer: { host: '192.168.178.250', port: 9100 } }));
  await world.run(() => cube.switchOn());
  const devices = () => world.run(() => salon.till.get<Capabilities>('/capabilities'));
  return { ...salon, cube, devices };
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

test('a cube with another secret is not let in (CK-14)', async () => {
  const { world, devices, client } = await openSalonWithCube('the-secret-of-another-cube');
  await world.advance(30_000);
  expect(await devices()).toMatchObject({ printer: 'epos-from-browser' });
  const answer = await world.run(() => client().raw('POST', '/cube/messages', { messages: [] }, 'x'.repeat(20)));
  expect(answer.status).toBe(401);
});

test('a server that restarts is found again', async () => {
  const { world, server, devices } = await openSalonWithCube();
  server.cutPower();
  await world.run(() => server.switchOn());
  await world.advance(20_000);
  expect(await devices()).toMatchObject({ printer: 'escpos' });
});
